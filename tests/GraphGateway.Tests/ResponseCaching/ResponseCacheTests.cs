using System.Net;
using System.Net.Http.Json;
using GraphGateway.Callers;
using GraphGateway.ResponseCaching;
using GraphGateway.Security;
using GraphGateway.Tests.Caching;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.ResponseCaching;

/// <summary>Which answers are given again as they were, and when they are not any more.</summary>
public sealed class ResponseCacheTests : IAsyncLifetime
{
    private const string Agents = "{ agents(first: 2) { nodes { databaseId name } } }";
    private Gateway _gateway = null!;

    // Only what plans have written is kept.
    public async Task InitializeAsync() => _gateway = await StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    private ResponseCache Kept => _gateway.Services.GetRequiredService<ResponseCache>();

    [Fact]
    public async Task The_same_request_gets_the_same_bytes_without_being_run()
    {
        var first = await SendAsync(Agents);
        var held = Kept.Bytes;

        Assert.True(held > 0);
        Assert.Equal(first, await SendAsync(Agents));
        Assert.Equal((held, 1), (Kept.Bytes, Kept.Hits));
        Assert.Equal(1, _gateway.CallsOf("agents/list"));
    }

    [Fact]
    public async Task Another_variable_is_another_request()
    {
        const string Document = "query($n: Int!) { agents(first: $n) { nodes { databaseId } } }";

        var (one, two) = (await SendAsync(Document, new { n = 1 }), await SendAsync(Document, new { n = 2 }));

        Assert.NotEqual(one, two);
        Assert.Equal(0, Kept.Hits);
    }

    [Theory]
    [InlineData("{ viewer { account } agents(first: 1) { totalCount } }")]
    [InlineData("{ sessions(first: 1) { nodes { duration } } }")]
    [InlineData("{ supportConnections(first: 1) { nodes { connectUrl } } }")]
    [InlineData("{ sessions(first: 50, where: { hasVideo: true }) { nodes { video { url } } } }")]
    [InlineData("{ sessions(first: 1) { nodes { ...F } } } fragment F on Session { agent { lastSession { duration } } }")]
    [InlineData("{ agents(first: -1) { totalCount } }")]
    [InlineData("{ __typename }")]
    public async Task What_is_made_of_more_than_data_is_made_anew(string document)
    {
        await SendAsync(document);
        await SendAsync(document);

        Assert.Equal((0, 0), (Kept.Bytes, Kept.Hits));
    }

    [Theory]
    [InlineData("Cache-Control", "no-cache")]
    [InlineData("GraphQL-Cost", "report")]
    [InlineData("Idempotency-Key", "a")]
    public async Task With_a_header_that_decides_something_it_is_run(string name, string value)
    {
        await SendAsync(Agents);

        await SendAsync(Agents, headers: (name, value));

        Assert.Equal(0, Kept.Hits);
    }

    [Fact]
    public async Task A_mutation_ends_what_it_may_have_changed()
    {
        const string Connections = "{ supportConnections(first: 500) { totalCount } }";
        var before = await SendAsync(Connections);

        await SendAsync("mutation { createSupportConnection(input: { clientName: \"Ann\" }) { supportConnection { id } } }");

        Assert.NotEqual(before, await SendAsync(Connections));
        Assert.Equal(0, Kept.Hits);
    }

    [Fact]
    public async Task Something_newer_that_was_read_ends_it()
    {
        await SendAsync(Agents);
        Rename();
        await SendAsync("{ agentGroups { name } }", headers: ("Cache-Control", "no-cache"));

        Assert.Contains("renamed", await SendAsync(Agents), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Late_in_the_datas_life_it_is_made_anew_so_that_the_data_is_read_ahead()
    {
        await SendAsync(Agents);
        Rename();
        _gateway.Clock.Advance(TimeSpan.FromSeconds(4.5));

        Assert.DoesNotContain("renamed", await SendAsync(Agents), StringComparison.Ordinal);
        await Patience.Until(() => _gateway.CallsOf("agents/list") == 2 && _gateway.Cache.Waiting == 0);

        Assert.Contains("renamed", await SendAsync(Agents), StringComparison.Ordinal);
        Assert.Equal(0, Kept.Hits);
    }

    [Fact]
    public async Task By_GET_it_has_its_tag_and_its_time()
    {
        var address = new Uri($"/graphql?query={Uri.EscapeDataString(Agents)}", UriKind.Relative);
        using var first = await _gateway.Http.GetAsync(address);
        _gateway.Clock.Advance(TimeSpan.FromSeconds(2));

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await _gateway.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.NotModified, TimeSpan.FromSeconds(3), 1), (again.StatusCode, again.Headers.CacheControl!.MaxAge!.Value, Kept.Hits));
    }

    [Fact]
    public async Task A_caller_with_other_scopes_gets_nothing_of_it()
    {
        await using var gateway = await StartAsync([("Security:AllowAnonymous", "false"), .. Token(0, "all", Scopes.AgentsRead), .. Token(1, "none", Scopes.SessionsRead)]);

        gateway.Http.DefaultRequestHeaders.Authorization = new("Bearer", "all");
        Assert.DoesNotContain("FORBIDDEN", await SendAsync(Agents, gateway: gateway), StringComparison.Ordinal);
        gateway.Http.DefaultRequestHeaders.Authorization = new("Bearer", "none");
        Assert.Contains("FORBIDDEN", await SendAsync(Agents, gateway: gateway), StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_there_are_they_take_no_more_than_their_room()
    {
        await using var gateway = await StartAsync(("Caching:MaxAnswerBytes", "20000"));
        var kept = gateway.Services.GetRequiredService<ResponseCache>();

        for (var number = 1; number <= 100; number++)
            await SendAsync($"{{ a{number}: agents(first: 5) {{ nodes {{ name }} }} }}", gateway: gateway);

        Assert.InRange(kept.Bytes, 1, 20_000);
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(Agents, gateway: gateway);
        Assert.InRange(kept.Bytes, 1, 1_500);
    }

    [Fact]
    public async Task Switched_off_none_is_kept()
    {
        await using var gateway = await StartAsync(("Caching:MaxAnswerBytes", "0"));

        await SendAsync(Agents, gateway: gateway);
        await SendAsync(Agents, gateway: gateway);

        Assert.Equal((0, 0), (gateway.Services.GetRequiredService<ResponseCache>().Bytes, gateway.Services.GetRequiredService<ResponseCache>().Hits));
    }

    private static Task<Gateway> StartAsync(params (string Key, string Value)[] more) => Cached.StartAsync([("Operations:Execution", "Compiled"), .. more]);

    private static (string, string)[] Token(int number, string token, string scope) =>
    [
        ($"Security:Tokens:{number}:Name", token), ($"Security:Tokens:{number}:Sha256", Sha256Hash.Of(token)), ($"Security:Tokens:{number}:Scopes:0", scope),
    ];

    private void Rename()
    {
        foreach (var agent in _gateway.Sandbox.World.Agents)
            _gateway.Sandbox.World.Put(agent with { Name = "renamed" });
    }

    private async Task<string> SendAsync(string query, object? variables = null, Gateway? gateway = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await (gateway ?? _gateway).Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
