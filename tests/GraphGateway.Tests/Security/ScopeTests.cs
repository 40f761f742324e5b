using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Callers;
using GraphGateway.Security;
using GraphGateway.Tests.Harness;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Security;

/// <summary>Every field with every set of scopes, against the table in scopes.txt.</summary>
public sealed class ScopeTests : IAsyncLifetime
{
    private Gateway _gateway = null!;
    private string? _session;

    public async Task InitializeAsync()
    {
        _gateway = await Gateway.StartAsync(settings: ScopeSets.Settings([new("Operations:MaxAliases", "1000")]));
        var agent = _gateway.Sandbox.World.Agents[^1];
        _gateway.Sandbox.World.Put(agent with { Disabled = true });
    }

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public void The_table_names_every_field_and_the_scope_that_it_is_declared_with()
    {
        var schema = _gateway.Services.GetRequiredService<ISchema>();
        var declared = schema.AllTypes.OfType<IObjectGraphType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(type => type.Fields.Select(field => $"{type.Name}.{field.Name} {FieldScope.Of(field) ?? "-"}"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(declared, File.ReadLines(ScopeSets.TablePath));
    }

    [Fact]
    public async Task Each_set_of_scopes_opens_what_the_table_says_and_nothing_else()
    {
        var table = ScopeSets.Table();
        var operations = Operations().ToList();
        // Subscriptions are tried by a test of their own.
        var walked = table.Keys.Where(key => !key.StartsWith("Subscription.", StringComparison.Ordinal) && !key.Contains("Change.", StringComparison.Ordinal));
        Assert.Equal(walked.Except(["Query.node", "Query.nodes"]).Order(StringComparer.Ordinal), operations.SelectMany(operation => operation.Coordinates).Distinct().Order(StringComparer.Ordinal));

        foreach (var set in ScopeSets.Every)
        {
            var scopes = ScopeSets.ScopesOf(set);
            var (expected, refused) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
            foreach (var operation in operations)
            {
                var mayBe = operation.Refused(table, scopes).ToHashSet();
                var isRefused = await RefusedAsync(set, operation.Text);
                Assert.Subset(mayBe, isRefused);
                expected.UnionWith(mayBe);
                refused.UnionWith(isRefused);
            }

            Assert.Equal(expected, refused);
        }
    }

    [Theory]
    [InlineData("QWdlbnQ6MTAwMQ==", Scopes.AgentsRead)]
    [InlineData("U3VwcG9ydENvbm5lY3Rpb246MzAx", Scopes.SupportRead)]
    [InlineData("U2Vzc2lvbjo5OTk5OTk5OjE3MDAwMDAwMDA6MTAwMQ==", Scopes.SessionsRead)]
    public async Task Node_asks_for_the_scope_of_what_it_finds(string id, string scope)
    {
        foreach (var set in ScopeSets.Every)
        {
            var refused = await AskAsync(set, $"{{ node(id: \"{id}\") {{ id }} nodes(ids: [\"{id}\"]) {{ id }} }}");
            Assert.Equal(ScopeSets.ScopesOf(set).Contains(scope) ? 0 : 2, Errors(refused).Count());
        }
    }

    [Fact]
    public async Task What_is_refused_is_not_asked_upstream_and_the_rest_is_answered()
    {
        var set = 1 << Scopes.All.ToList().IndexOf(Scopes.SessionsRead);

        var answer = await AskAsync(set, "{ agents { totalCount } supportConnections { remaining } viewer { scopes } sessions(first: 1) { nodes { databaseId agent { name } } } }");

        Assert.Equal(["agents", "sessions.nodes.0.agent", "supportConnections"], Errors(answer).Select(error => error.Path).Order(StringComparer.Ordinal));
        Assert.All(answer.GetProperty("errors").EnumerateArray(), error => Assert.Equal("FORBIDDEN", error.GetProperty("extensions").GetProperty("code").GetString()));
        Assert.Equal(1, answer.GetProperty("data").GetProperty("sessions").GetProperty("nodes").GetArrayLength());
        Assert.Equal(3, _gateway.Log.Text.Split('\n').Count(line => line.Contains("GraphGateway.Audit: refusal", StringComparison.Ordinal) && line.Contains("FORBIDDEN", StringComparison.Ordinal)));
        Assert.All(_gateway.Calls, call => Assert.StartsWith("GET history/list", call, StringComparison.Ordinal));
    }

    private IEnumerable<FullOperation> Operations()
    {
        var schema = _gateway.Services.GetRequiredService<ISchema>();
        schema.Initialize();
        var (query, mutation) = (schema.Query, schema.Mutation!);
        yield return new(query, "viewer");
        yield return new(query, "agent", "(id: 1001)");
        yield return new(query, "agents", "(first: 2)");
        yield return new(query, "agentGroups");
        yield return new(query, "supportConnection", "(id: 302)");
        yield return new(query, "supportConnections", "(first: 2)");
        yield return new(query, "session", $"(id: \"{_session ??= SessionId()}\")");
        yield return new(query, "sessions", "(first: 2, where: { hasVideo: true })");
        yield return new(mutation, "connectAgent", "(input: { agentId: 1001 })");
        yield return new(mutation, "connectAgent", $"(input: {{ agentId: {_gateway.Sandbox.World.Agents[^1].Id} }})");
        yield return new(mutation, "createSupportConnection", "(input: {})");
        yield return new(mutation, "closeSupportConnection", "(input: { supportConnectionId: 301 })");
    }

    private string SessionId()
    {
        var session = _gateway.Sandbox.World.Sessions.Last(session => session.VideoSize is not null);
        return new GraphGateway.Sessions.SessionId(session.Id, session.Start, session.Agent.Id).ToString();
    }

    private async Task<HashSet<string>> RefusedAsync(int set, string document)
    {
        var answer = await AskAsync(set, document);
        Assert.All(Errors(answer), error => Assert.Equal("FORBIDDEN", error.Code));
        // Below the root each key names its type and field.
        var root = document.StartsWith("mutation", StringComparison.Ordinal) ? "Mutation." : "Query.";
        return [.. Errors(answer).Select(error => error.Path.Split('.')[^1]).Select(key => key.Contains('_', StringComparison.Ordinal) ? key.Replace('_', '.') : root + key)];
    }

    private async Task<JsonElement> AskAsync(int set, string document)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ScopeSets.Token(set));
        using var response = await _gateway.Http.SendAsync(request);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static IEnumerable<(string Path, string Code)> Errors(JsonElement answer) => answer.TryGetProperty("errors", out var errors)
        ? errors.EnumerateArray().Select(error => (string.Join('.', error.GetProperty("path").EnumerateArray()), error.GetProperty("extensions").GetProperty("code").GetString()!))
        : [];
}
