using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Limits;
using GraphGateway.Sandbox;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Http;

/// <summary>Arrays of requests.</summary>
public sealed class RequestBatchTests : IAsyncLifetime
{
    private const string Create = """{"query":"mutation { createSupportConnection(input: {}) { supportConnection { databaseId } } }"}""";
    private const string Count = """{"query":"{ supportConnections { totalCount } }"}""";
    private const string Agents = """{"query":"{ agents { totalCount } }"}""";
    private static readonly SandboxOptions History = new() { Sessions = 1_000, Agents = 20 };
    private Gateway _gateway = null!;

    public async Task InitializeAsync() =>
        _gateway = await Gateway.StartAsync(new SandboxOptions { SupportConnections = 3 }, new() { ["Http:MaxBatchSize"] = "10", ["Operations:MaxUpstreamCalls"] = "3", ["Operations:Timeout"] = "00:00:02" });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Entries_share_what_they_load_and_each_answers_for_itself()
    {
        var answer = await AskAsync(
            Agents, """{"query":"{ agents(first: 1) { nodes { databaseId } } }"}""", """{"query":"{ nothing }"}""", """{"query":7}""", "null",
            """{"id":"AgentDetails","variables":{"id":1001}}""", """{"query":"{"}""");

        Assert.Equal(["GET agents/list -> 200"], _gateway.Calls);
        Assert.Equal(200, answer[0].GetProperty("data").GetProperty("agents").GetProperty("totalCount").GetInt32());
        Assert.Equal("""{"data":{"agents":{"nodes":[{"databaseId":1001}]}}}""", answer[1].GetRawText());
        Assert.Equal(["GRAPHQL_VALIDATION_FAILED", "BAD_REQUEST", "BAD_REQUEST"], answer.EnumerateArray().Skip(2).Take(3).Select(Code));
        Assert.Equal(1001, answer[5].GetProperty("data").GetProperty("agent").GetProperty("databaseId").GetInt32());
        Assert.Equal("GRAPHQL_PARSE_FAILED", Code(answer[6]));
    }

    [Fact]
    public async Task Entries_run_side_by_side()
    {
        _gateway.Sandbox.Faults.Block("agents/list");
        _gateway.Sandbox.Faults.Block("support/list");

        var asking = AskAsync(Agents, Count);
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("agents/list") == 1 && _gateway.Sandbox.Faults.BlockedCount("support/list") == 1);
        _gateway.Sandbox.Faults.Release("agents/list");
        _gateway.Sandbox.Faults.Release("support/list");

        Assert.All((await asking).EnumerateArray(), entry => Assert.True(entry.TryGetProperty("data", out _), entry.GetRawText()));
    }

    [Fact]
    public async Task A_deadline_ends_all_entries_that_wait_for_the_same_call()
    {
        _gateway.Sandbox.Faults.Block("agents/list");

        var asking = AskAsync(Agents, """{"query":"{ agents(first: 1) { nodes { databaseId } } }"}""");
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("agents/list") == 1);
        _gateway.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.All((await asking).EnumerateArray(), entry => Assert.Equal("OPERATION_TIMEOUT", Code(entry)));
    }

    [Fact]
    public async Task A_batch_that_changes_something_runs_in_order()
    {
        var answer = await AskAsync(Count, Create, Count, Create, Count);

        Assert.Equal([3, 4, 5], new[] { 0, 2, 4 }.Select(entry => answer[entry].GetProperty("data").GetProperty("supportConnections").GetProperty("totalCount").GetInt32()));
        Assert.Equal(3, _gateway.Calls.Count(call => call.StartsWith("GET support/list", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_entry_has_its_own_estimate_and_the_calls_that_it_began()
    {
        var answer = await AskAsync("report", Agents, """{"query":"{ agents(first: 5) { nodes { sessions { nodes { id } } } } }"}""", Count, Agents);

        Assert.Equal("OPERATION_TOO_COMPLEX", Code(answer[1]));
        Assert.Equal([1, 6, 1, 1], answer.EnumerateArray().Select(entry => Upstream(entry, "estimate")));
        Assert.Equal([1, 0, 1, 0], answer.EnumerateArray().Select(entry => Upstream(entry, "calls")));
        Assert.Equal(2, _gateway.Calls.Count);
    }

    [Fact]
    public async Task Entries_may_take_together_what_each_might_take_alone()
    {
        _gateway.Sandbox.Faults.Fail("agents/list", Fault.Of(503, TimeSpan.Zero), times: 2);

        var answer = await AskAsync("report", Agents, Count);

        Assert.All(answer.EnumerateArray(), entry => Assert.True(entry.TryGetProperty("data", out _), entry.GetRawText()));
        Assert.Equal([3, 1], answer.EnumerateArray().Select(entry => Upstream(entry, "calls")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Sessions_that_several_entries_ask_for_cost_what_one_operation_would(int others)
    {
        // Each entry alone would ask for its eight agents one by one; for sixteen the whole history, ten windows, is cheaper.
        const string First = "agents(first: 8) { nodes { databaseId sessions(first: 5) { nodes { databaseId } } } }";
        const string Last = "agents(last: 8) { nodes { databaseId sessions(first: 5) { nodes { databaseId } } } }";
        await using var one = await Gateway.StartAsync(History);
        await using var batch = await Gateway.StartAsync(History, new() { ["Http:MaxBatchSize"] = "10" });

        var together = await one.AskAsync($"{{ a: {First} b: {Last} }}");
        using var response = await SendAsync(batch, [.. Enumerable.Repeat("""{"query":"{ viewer { account } }"}""", others), Entry(First), """{"query":"{ nothing }"}""", Entry(Last), "7"]);
        var apart = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(one.Calls, batch.Calls);
        Assert.InRange(one.Calls.Count(call => call.StartsWith("GET history/list", StringComparison.Ordinal)), 1, 11);
        Assert.Equal(together.GetProperty("data").GetProperty("a").GetRawText(), apart[others].GetProperty("data").GetProperty("agents").GetRawText());
        Assert.Equal(together.GetProperty("data").GetProperty("b").GetRawText(), apart[others + 2].GetProperty("data").GetProperty("agents").GetRawText());

        static string Entry(string field) => $$"""{"query":"{ {{field}} }"}""";
    }

    [Fact]
    public async Task Connections_that_several_entries_ask_for_cost_one_list()
    {
        await AskAsync([.. _gateway.Sandbox.World.OpenConnections.Select(connection => $$"""{"query":"{ supportConnection(id: \"{{connection.Id}}\") { status } }"}""")]);

        Assert.Equal(["GET support/list -> 200"], _gateway.Calls);
    }

    [Fact]
    public async Task An_entry_that_fails_keeps_no_other_waiting()
    {
        _gateway.Sandbox.Faults.Fail("support/list", Fault.Of(400), times: 1);

        var answer = await AskAsync(Count, """{"query":"{ agents(first: 1) { nodes { sessions(first: 1) { nodes { id } } } } }"}""");

        Assert.True(answer[0].TryGetProperty("errors", out _));
        Assert.False(answer[1].TryGetProperty("errors", out _), answer[1].GetRawText());
    }

    [Theory]
    [InlineData(10, 11)]
    [InlineData(10, 100)]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(0, 100)]
    public async Task Each_entry_of_a_batch_that_is_not_allowed_names_the_setting(int limit, int count)
    {
        await using var gateway = await GatewayAsync(limit);
        using var response = await SendAsync(gateway, Enumerable.Repeat(Create, count));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(count, answer.GetArrayLength());
        Assert.All(answer.EnumerateArray(), entry =>
        {
            Assert.Equal("BAD_REQUEST", Code(entry));
            Assert.Contains($"The array holds {count} requests", Message(entry), StringComparison.Ordinal);
            Assert.Contains($"Http:MaxBatchSize is {limit}", Message(entry), StringComparison.Ordinal);
        });
        Assert.Empty(gateway.Calls);
    }

    [Theory]
    [InlineData(10, 0, "It may hold 1 to 10")]
    [InlineData(0, 0, "It must be an object")]
    [InlineData(10, 101, "Http:MaxBatchSize is 10")]
    [InlineData(0, 400_000, "Http:MaxBatchSize is 0")]
    public async Task A_batch_without_entries_or_with_very_many_gets_one_error(int limit, int count, string says)
    {
        await using var gateway = await GatewayAsync(limit);
        using var response = await SendAsync(gateway, Enumerable.Repeat("1", count));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("BAD_REQUEST", Code(answer));
        Assert.Contains(says, Message(answer), StringComparison.Ordinal);
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task Each_entry_says_that_a_batch_has_no_idempotency_key()
    {
        using var response = await SendAsync(_gateway, [Create, Create], header: ("Idempotency-Key", "one"));

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(2, answer.GetArrayLength());
        Assert.All(answer.EnumerateArray(), entry => Assert.Contains("Give each mutation its own idempotencyKey", Message(entry), StringComparison.Ordinal));
        Assert.Empty(_gateway.Calls);
    }

    [Fact]
    public async Task Each_entry_says_that_the_server_is_overloaded()
    {
        await using var gateway = await Gateway.StartAsync(new SandboxOptions(), new() { ["Http:MaxBatchSize"] = "10", ["Operations:MaxConcurrent"] = "1" });
        gateway.Sandbox.Faults.Block("agents/list");
        var running = gateway.AskAsync("{ agents { totalCount } }");
        await Patience.Until(() => gateway.Sandbox.Faults.BlockedCount("agents/list") == 1);

        var rejected = SendAsync(gateway, [Agents, Count]);
        await Patience.Until(() => gateway.Services.GetRequiredService<OperationConcurrencyLimiter>().Waiting == 1);
        gateway.Clock.Advance(OperationConcurrencyLimiter.Patience);

        using var response = await rejected;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(["OVERLOADED", "OVERLOADED"], (await response.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(Code));
        gateway.Sandbox.Faults.Release("agents/list");
        await running;
    }

    [Theory]
    [InlineData("""{"query":"{ __typename }","variables":{"a":"\ud800"}}""")]
    [InlineData("""{"query":"\ud800"}""")]
    public async Task An_entry_that_is_not_Unicode_is_refused_by_itself(string entry)
    {
        var answer = await AskAsync(entry, """{"query":"{ __typename }"}""");

        Assert.Equal("BAD_REQUEST", Code(answer[0]));
        Assert.Equal("""{"data":{"__typename":"Query"}}""", answer[1].GetRawText());
    }

    [Fact]
    public async Task Who_takes_a_stream_alone_gets_no_batch()
    {
        using var response = await SendAsync(_gateway, [Create], accept: "text/event-stream");

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Contains("A request batch has no event stream response", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(_gateway.Calls);
    }

    private static int Upstream(JsonElement entry, string property) => entry.GetProperty("extensions").GetProperty("upstream").GetProperty(property).GetInt32();

    private static string? Code(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private static string Message(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("message").GetString()!;

    private static Task<Gateway> GatewayAsync(int maxBatchSize) => Gateway.StartAsync(settings: new() { ["Http:MaxBatchSize"] = $"{maxBatchSize}" });

    private async Task<JsonElement> AskAsync(params string[] entries)
    {
        using var response = await SendAsync(_gateway, entries.Where(entry => entry != "report"), entries[0] == "report" ? "report" : null);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<HttpResponseMessage> SendAsync(Gateway gateway, IEnumerable<string> entries, string? cost = null, string? accept = null, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent($"[{string.Join(',', entries)}]", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
        if (cost is not null)
            request.Headers.Add("GraphQL-Cost", cost);
        if (accept is not null)
            request.Headers.Add("Accept", accept);
        if (header is { } other)
            request.Headers.Add(other.Name, other.Value);
        return await gateway.Http.SendAsync(request);
    }
}
