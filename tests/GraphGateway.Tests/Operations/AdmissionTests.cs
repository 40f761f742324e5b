using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Http;

namespace GraphGateway.Tests.Operations;

/// <summary>An operation that the calls that wait already would keep from finishing in time is rejected, whichever way it comes.</summary>
public sealed class AdmissionTests : IAsyncLifetime
{
    private const string Large = "{ agents(first: 20) { nodes { sessions(first: 10) { nodes { databaseId } } } } }";
    private const string Cached = "{ agents(first: 2) { nodes { sessions(first: 3) { nodes { databaseId } } } } }";

    private Gateway _gateway = null!;
    private Task _backlog = Task.CompletedTask;
    private int _calls;

    // A call takes a second, queries make seven at once, and an operation of twenty of them is under way.
    public async Task InitializeAsync()
    {
        _gateway = await Gateway.StartAsync(settings: new()
        {
            ["Getscreen:MaxConcurrentCalls"] = "8",
            ["Operations:Timeout"] = "00:00:04",
            ["Caching:Sessions:Ttl"] = "00:10:00",
            ["Caching:Agents:Ttl"] = "00:10:00",
            ["Caching:MaxAnswerBytes"] = "0",
            ["Http:MaxBatchSize"] = "5",
        });
        // The second time it reads what the first has made known: which end of the history is the newest.
        await _gateway.AskAsync(Cached);
        await _gateway.AskAsync(Cached);
        // After those, which take no time by the test's clock.
        for (var call = 0; call < 32; call++)
            await MeasureAsync();
        _gateway.Sandbox.Faults.Block("history/list");
        _backlog = _gateway.AskAsync("{ agents(first: 20) { nodes { sessions(first: 11) { nodes { databaseId } } } } }");
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("history/list") == 7);
        _calls = _gateway.Calls.Count;
    }

    public async Task DisposeAsync()
    {
        _gateway.Sandbox.Faults.Clear();
        await _backlog;
        await _gateway.DisposeAsync();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    [InlineData("text/event-stream")]
    public async Task A_post_is_answered_with_503(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Large }) };
        request.Headers.Accept.ParseAdd(accept);

        await AssertRejectedAsync(request);
    }

    [Fact]
    public async Task A_get_is_answered_with_503_that_nobody_may_cache()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(Large)}");
        request.Headers.Add("GraphQL-Preflight", "1");

        using var response = await AssertRejectedAsync(request);

        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_batch_of_which_no_entry_is_admitted_is_answered_with_503()
    {
        using var response = await _gateway.Http.PostAsJsonAsync("/graphql", new[] { new { query = Large }, new { query = Large.Replace("10", "9", StringComparison.Ordinal) } });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(["OVERLOADED", "OVERLOADED"], (await response.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(Code));
        Assert.Equal(_calls, _gateway.Calls.Count);
    }

    [Fact]
    public async Task An_entry_of_a_batch_that_needs_no_call_is_answered_beside_one_that_is_rejected()
    {
        using var response = await _gateway.Http.PostAsJsonAsync("/graphql", new[] { new { query = "{ viewer { account } }" }, new { query = Large } });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(response.Headers.RetryAfter);
        Assert.Equal([null, "OVERLOADED"], (await response.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().Select(Code));
    }

    [Fact]
    public async Task An_operation_on_a_socket_ends_with_an_error()
    {
        await using var socket = await SocketClient.ReadyAsync(_gateway);

        await socket.SubscribeAsync("1", Large);

        var message = await socket.HearAsync();
        Assert.Contains("\"type\":\"error\"", message, StringComparison.Ordinal);
        Assert.Contains("OVERLOADED", message, StringComparison.Ordinal);
        Assert.Equal(_calls, _gateway.Calls.Count);
    }

    [Fact]
    public async Task What_needs_no_call_is_answered_whatever_waits()
    {
        var answer = await _gateway.AskAsync("{ viewer { account } }");
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
    }

    [Fact]
    public async Task What_is_cached_is_answered_whatever_waits()
    {
        var answer = await _gateway.AskAsync(Cached);

        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        Assert.Equal(_calls, _gateway.Calls.Count);
    }

    [Fact]
    public async Task A_small_operation_is_admitted_for_it_finishes_before_the_large_ones()
    {
        var small = _gateway.AskAsync("{ supportConnection(id: \"U3VwcG9ydENvbm5lY3Rpb246MQ==\") { databaseId } }");
        _gateway.Sandbox.Faults.Release("history/list");

        Assert.False((await small).GetRawText().Contains("OVERLOADED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mutation_has_its_own_permits()
    {
        var answer = await _gateway.AskAsync("mutation { createSupportConnection(input: {}) { supportConnection { databaseId } } }");

        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        Assert.Equal(7, _gateway.Sandbox.Faults.BlockedCount("history/list"));
    }

    [Fact]
    public async Task An_operation_that_waits_for_its_calls_until_its_deadline_has_timed_out()
    {
        await Patience.Until(() => _backlog.IsCompleted, () => _gateway.Clock.Advance(TimeSpan.FromSeconds(1)));

        Assert.Equal("OPERATION_TIMEOUT", Code(await (Task<JsonElement>)_backlog));
    }

    private async Task MeasureAsync()
    {
        _gateway.Sandbox.Faults.Block("support/list");
        var asking = _gateway.AskAsync("{ supportConnections { remaining } }");
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("support/list") == 1);
        _gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        _gateway.Sandbox.Faults.Release("support/list");
        await asking;
    }

    private async Task<HttpResponseMessage> AssertRejectedAsync(HttpRequestMessage request)
    {
        var response = await _gateway.Http.SendAsync(request);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "OVERLOADED"), (response.StatusCode, Code(body)));
        Assert.False(body.TryGetProperty("data", out _));
        var wait = (int)response.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
        Assert.InRange(wait, 1, 60);
        Assert.Equal(wait, body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("retryAfter").GetInt32());
        Assert.DoesNotContain("Getscreen", body.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(_calls, _gateway.Calls.Count);
        return response;
    }

    private static string? Code(JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}
