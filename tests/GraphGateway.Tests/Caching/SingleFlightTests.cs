using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Caching;

/// <summary>Equal reads of different requests are one call.</summary>
public sealed class SingleFlightTests : IAsyncLifetime
{
    private const string Agents = "{ agents(first: 1) { totalCount } }";
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Cached.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Many_equal_operations_on_a_cold_cache_make_one_call_of_each_kind()
    {
        var id = _gateway.Sandbox.World.OpenConnections[0].Id;
        string[] documents = ["{ agents { totalCount } supportConnections { totalCount } sessions(first: 10) { totalCount nodes { agent { name } } } }", $"{{ supportConnection(id: {id}) {{ id }} }}"];
        _gateway.Sandbox.Faults.Block("agents/list");

        var asking = Enumerable.Range(0, 64).SelectMany(_ => documents).Select(document => _gateway.AskAsync(document)).ToList();
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("agents/list") > 0);
        _gateway.Sandbox.Faults.Release("agents/list");
        var answers = await Task.WhenAll(asking);

        Assert.Equal(documents.Length, answers.Select(answer => answer.GetRawText()).Distinct().Count());
        Assert.All(new[] { "agents/list", "support/list", "support/info", "history/list" }, method => Assert.Equal(1, _gateway.CallsOf(method)));
    }

    [Fact]
    public async Task The_call_is_told_by_the_request_that_made_it_alone()
    {
        var asking = await HoldAsync("agents/list", () => Enumerable.Range(0, 8).Select(_ => _gateway.AskAsync(Agents, cost: "report")));

        var told = (await Task.WhenAll(asking)).Select(answer => answer.GetProperty("extensions").GetProperty("upstream")).ToList();

        Assert.Equal(1, told.Sum(upstream => upstream.GetProperty("calls").GetInt32()));
        Assert.Equal(7, told.Sum(upstream => upstream.GetProperty("cached").GetInt32()));
    }

    [Fact]
    public async Task A_failure_reaches_all_who_wait_and_is_not_remembered()
    {
        _gateway.Sandbox.Faults.Fail("agents/list", Fault.Of(500), times: 1);
        var asking = await HoldAsync("agents/list", () => [_gateway.AskAsync(Agents), _gateway.AskAsync(Agents)]);

        Assert.All(await Task.WhenAll(asking), answer => Assert.Equal("UPSTREAM_UNAVAILABLE", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()));
        Assert.False((await _gateway.AskAsync(Agents)).TryGetProperty("errors", out _));
        Assert.Equal(2, _gateway.CallsOf("agents/list"));
    }

    [Fact]
    public async Task Who_leaves_stops_the_call_unless_others_wait_for_it()
    {
        using var leaving = new CancellationTokenSource();
        _gateway.Sandbox.Faults.Block("agents/list");
        var gone = AskAsync(leaving.Token);
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("agents/list") == 1);
        var staying = _gateway.AskAsync(Agents);
        await JoinedAsync(1);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        _gateway.Sandbox.Faults.Release("agents/list");

        Assert.False((await staying).TryGetProperty("errors", out _));
        Assert.Equal(1, _gateway.CallsOf("agents/list"));
    }

    [Fact]
    public async Task A_call_that_nobody_waits_for_is_stopped()
    {
        using var leaving = new CancellationTokenSource();
        _gateway.Sandbox.Faults.Block("agents/list");
        var gone = AskAsync(leaving.Token);
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("agents/list") == 1);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        // Its answer is still held, so it can only have been broken off.
        await Patience.Until(() => _gateway.Calls.Contains("GET agents/list -> 0"));
        _gateway.Sandbox.Faults.Release("agents/list");
        Assert.False((await _gateway.AskAsync(Agents)).TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task A_budget_that_is_used_up_fails_its_own_request_alone()
    {
        await using var gateway = await Cached.StartAsync(("Operations:MaxUpstreamCalls", "10"));
        gateway.Sandbox.Faults.Block("history/list");
        // Its estimate is one call for each agent; with the list held it would take more than it may.
        var asking = Enumerable.Range(0, 4).Select(_ => gateway.AskAsync("{ agents(first: 5) { nodes { sessions(first: 2) { nodes { databaseId } } } } }")).ToList();
        await Patience.Until(() => gateway.Sandbox.Faults.BlockedCount("history/list") > 0);
        gateway.Sandbox.Faults.Release("history/list");

        Assert.All(await Task.WhenAll(asking), answer => Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText()));
    }

    [Fact]
    public async Task An_entry_of_a_batch_counts_its_own_calls()
    {
        await using var gateway = await Cached.StartAsync(("Http:MaxBatchSize", "5"));
        string[] documents = [Agents, "{ supportConnections { totalCount } }", "{ viewer { account } }"];
        for (var expected = 1; expected >= 0; expected--)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(documents.Select(query => new { query })) };
            request.Headers.Add("GraphQL-Cost", "report");
            using var response = await gateway.Http.SendAsync(request);

            var told = (await response.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(answer => answer.GetProperty("extensions").GetProperty("upstream")).ToList();
            Assert.Equal([expected, expected, 0], told.Select(upstream => upstream.GetProperty("calls").GetInt32()));
            Assert.Equal([1 - expected, 1 - expected, 0], told.Select(upstream => upstream.GetProperty("cached").GetInt32()));
        }
    }

    private async Task<JsonElement> AskAsync(CancellationToken cancellationToken)
    {
        using var response = await _gateway.Http.GetAsync(new Uri($"/graphql?query={Agents}", UriKind.Relative), cancellationToken);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<Task<JsonElement>>> HoldAsync(string method, Func<IEnumerable<Task<JsonElement>>> ask)
    {
        _gateway.Sandbox.Faults.Block(method);
        var asking = ask().ToList();
        await JoinedAsync(asking.Count - 1);
        _gateway.Sandbox.Faults.Release(method);
        return asking;
    }

    private Task JoinedAsync(int others) => Patience.Until(() => _gateway.Cache.Waiting == others + 1);
}
