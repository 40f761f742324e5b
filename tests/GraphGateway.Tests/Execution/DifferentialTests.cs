using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsCheck;
using GraphGateway.Callers;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Security;
using GraphGateway.Tests.Harness;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Execution;

/// <summary>Plans against the engine's own strategy: random operations get equal answers, equal errors and equal upstream calls.</summary>
public sealed class DifferentialTests : IAsyncLifetime
{
    // Not the recordings: no two of their links are alike.
    private const string All = "the token for all but recordings";
    private const string Reader = "the reader's token";
    private Gateway _compiled = null!;
    private Gateway _stock = null!;
    private IReadOnlyList<string> _ids = null!;

    public async Task InitializeAsync()
    {
        _compiled = await StartAsync("Compiled");
        _stock = await StartAsync("Stock");
        var things = "{ agents(first: 3) { nodes { id } } supportConnections(first: 3) { nodes { id } } sessions(first: 3) { nodes { id } } }";
        _ids = [.. (await AskAsync(_compiled, things, All)).Data!.AsObject().SelectMany(connection => connection.Value!["nodes"]!.AsArray()).Select(node => (string)node!["id"]!)];
        await AskAsync(_stock, things, All);
    }

    public async Task DisposeAsync()
    {
        await _compiled.DisposeAsync();
        await _stock.DisposeAsync();
    }

    [Fact]
    public Task Random_operations_are_answered_alike() => CompareAsync(iterations: 300, All);

    [Fact]
    public Task So_they_are_to_a_caller_who_may_not_see_everything() => CompareAsync(iterations: 100, Reader);

    [Theory]
    [InlineData("agents/list")]
    [InlineData("history/list")]
    [InlineData("support/list")]
    public Task So_they_are_while_the_upstream_refuses(string method)
    {
        _compiled.Sandbox.Faults.Fail(method, Fault.Of(403));
        _stock.Sandbox.Faults.Fail(method, Fault.Of(403));
        return CompareAsync(iterations: 60, All, isRefused: true);
    }

    private Task CompareAsync(int iterations, string token, bool isRefused = false) => Gen.Int.HoldsAsync(seed => CompareOneAsync(seed, token, isRefused), iterations);

    private async Task CompareOneAsync(int seed, string token, bool isRefused)
    {
        var document = new RandomOperation(_compiled.Services.GetRequiredService<ISchema>(), _ids, seed).Document();
        var (expected, actual) = (await AskAsync(_stock, document, token), await AskAsync(_compiled, document, token));

        Assert.True(expected.Body == actual.Body, $"{document}\nis answered with\n{actual.Body}\ninstead of\n{expected.Body}");
        Assert.Equal(expected.Errors, actual.Errors);
        // A failure is forgotten at once, so whether fields of one wave share it, or ask again, is a matter of luck.
        Assert.Equal(isRefused ? Methods(expected.Calls) : expected.Calls, isRefused ? Methods(actual.Calls) : actual.Calls);
    }

    private static Task<Gateway> StartAsync(string execution) => Gateway.StartAsync(new() { Agents = 20, Sessions = 200 }, new()
    {
        ["Operations:Execution"] = execution,
        ["ScaleOut:EncryptionKey"] = Gateway.EncryptionKey,
        ["Operations:MaxAliases"] = "1000",
        ["Operations:MaxDirectives"] = "1000",
        ["Operations:MaxUpstreamCalls"] = "1000",
        ["Security:AllowAnonymous"] = "false",
        ["Security:Tokens:0:Name"] = "all",
        ["Security:Tokens:0:Sha256"] = Sha256Hash.Of(All),
        ["Security:Tokens:0:Scopes:0"] = Scopes.AgentsRead,
        ["Security:Tokens:0:Scopes:1"] = Scopes.SessionsRead,
        ["Security:Tokens:0:Scopes:2"] = Scopes.SupportRead,
        ["Security:Tokens:0:Scopes:3"] = Scopes.SupportWrite,
        ["Security:Tokens:1:Name"] = "reader",
        ["Security:Tokens:1:Sha256"] = Sha256Hash.Of(Reader),
        ["Security:Tokens:1:Scopes:0"] = Scopes.SessionsRead,
        ["Security:Tokens:1:Scopes:1"] = Scopes.SupportRead,
    });

    private static async Task<Answer> AskAsync(Gateway gateway, string document, string token)
    {
        var before = gateway.Calls.CountBy(call => call, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document, variables = new { yes = true, first = 2 } }) };
        request.Headers.Authorization = new("Bearer", token);
        using var response = await gateway.Http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        var answer = JsonNode.Parse(body)!.AsObject();
        // Loads end in any order, and so do their errors.
        var errors = (answer["errors"]?.AsArray() ?? []).Select(error => error!.ToJsonString()).Order(StringComparer.Ordinal).ToList();
        // What is no error is the same byte for byte.
        return new(answer["data"], errors, errors.Count > 0 ? answer["data"]?.ToJsonString() ?? "" : body, [.. New(before, gateway.Calls)]);
    }

    private static IEnumerable<string> Methods(IEnumerable<string> calls) => calls.Select(call => call.Split('?', ' ')[1]).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> New(Dictionary<string, int> before, IReadOnlyList<string> after) =>
        after.GroupBy(call => call, StringComparer.Ordinal).SelectMany(calls => calls.Skip(before.GetValueOrDefault(calls.Key)));

    private sealed record Answer(JsonNode? Data, IReadOnlyList<string> Errors, string Body, IReadOnlyList<string> Calls);
}
