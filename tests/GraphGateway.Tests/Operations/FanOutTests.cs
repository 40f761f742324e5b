using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphGateway.Sandbox;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Operations;

/// <summary>Many operations of many calls at once: each is answered whole or rejected whole, and nobody waits for the calls of others longer than is fair.</summary>
public sealed class FanOutTests
{
    private static readonly SandboxOptions _world = new() { Agents = 25, Sessions = 3_000 };
    // Thousands of calls, on a machine that runs other tests beside.
    private static readonly TimeSpan _atMost = TimeSpan.FromMinutes(10);
    private static readonly string[] _cachedData = ["Agents", "SupportConnections", "SupportInfo", "Sessions"];

    [Theory]
    [InlineData(64, false)]
    [InlineData(256, false)]
    [InlineData(256, true)]
    public async Task With_an_upstream_of_a_millisecond_all_are_answered_whole(int operations, bool isCached)
    {
        await using var gateway = await Gateway.StartAsync(_world, Settings("00:00:30", isCached));
        (gateway.Sandbox.Faults.Latency, gateway.Http.Timeout) = (TimeSpan.FromMilliseconds(1), _atMost);

        var answers = await RunAsync(gateway, operations);

        Assert.All(answers, AssertWhole);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(256)]
    public async Task With_a_slow_upstream_each_is_answered_whole_or_rejected_whole_before_its_first_call(int operations)
    {
        await using var gateway = await Gateway.StartAsync(_world, Settings("00:00:04", isCached: false));
        (gateway.Sandbox.Faults.Latency, gateway.Http.Timeout) = (TimeSpan.FromMilliseconds(20), _atMost);
        await RunAsync(gateway, operations: 8);
        gateway.Forget();

        var answers = await RunAsync(gateway, operations);

        var calls = 0;
        foreach (var answer in answers)
        {
            if (answer.Status is HttpStatusCode.ServiceUnavailable)
                AssertRejected(answer);
            else
                AssertWhole(answer);
            calls += answer.Body.GetProperty("extensions").GetProperty("upstream").GetProperty("calls").GetInt32();
        }

        Assert.Contains(answers, answer => answer.Status is HttpStatusCode.OK);
        // What was rejected has made none.
        Assert.Equal(calls, gateway.Calls.Count);
    }

    [Fact]
    public async Task One_caller_does_not_starve_another_of_its_account()
    {
        await using var gateway = await Gateway.StartAsync(settings: new(Settings("00:00:30", isCached: false))
        {
            ["Security:AllowAnonymous"] = "false",
            ["Security:Tokens:0:Name"] = "greedy",
            ["Security:Tokens:0:Sha256"] = Hash("greedy-token"),
            ["Security:Tokens:0:Scopes:0"] = "agents:read",
            ["Security:Tokens:0:Scopes:1"] = "sessions:read",
            ["Security:Tokens:1:Name"] = "modest",
            ["Security:Tokens:1:Sha256"] = Hash("modest-token"),
            ["Security:Tokens:1:Scopes:0"] = "agents:read",
            ["Security:Tokens:1:Scopes:1"] = "sessions:read",
            ["Security:Tokens:1:Scopes:2"] = "support:read",
            ["Security:Tokens:1:Scopes:3"] = "support:write",
        });
        gateway.Sandbox.Faults.Latency = TimeSpan.FromSeconds(0.4);
        var greedy = Enumerable.Range(0, 6).Select(number => SendAsync(gateway, Query(199, number + 1), "greedy-token")).ToList();
        await Patience.Until(() => gateway.Calls.Count > 40, () => gateway.Clock.Advance(TimeSpan.FromMilliseconds(10)));

        var modest = Enumerable.Range(0, 4).SelectMany(number => new[]
        {
            SendAsync(gateway, Query(5, number + 1), "modest-token"),
            SendAsync(gateway, "mutation { createSupportConnection(input: {}) { supportConnection { databaseId } } }", "modest-token"),
        }).ToList();
        await Patience.Until(() => modest.TrueForAll(answer => answer.IsCompleted), () => gateway.Clock.Advance(TimeSpan.FromMilliseconds(10)));

        Assert.All(await Task.WhenAll(modest), AssertWhole);
        Assert.Contains(greedy, answer => !answer.IsCompleted);
    }

    // Times pass far more slowly than the bytes travel, so that the upstream's latency is all that counts.
    private static async Task<Answer[]> RunAsync(Gateway gateway, int operations)
    {
        var running = Task.WhenAll(Enumerable.Range(0, operations).Select(number => SendAsync(gateway, Query(operations > 64 ? 10 : 20, 1 + (number % 40)))));
        using var bound = new CancellationTokenSource(_atMost);
        while (!running.IsCompleted)
        {
            await Task.Delay(4, bound.Token);
            gateway.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        return await running;
    }

    private static async Task<Answer> SendAsync(Gateway gateway, string query, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Add("GraphQL-Cost", "report");
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var response = await gateway.Http.SendAsync(request);
        return new(response.StatusCode, response.Headers.RetryAfter?.Delta, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static void AssertWhole(Answer answer)
    {
        Assert.False(answer.Body.TryGetProperty("errors", out _), answer.Body.GetRawText()[..Math.Min(1_000, answer.Body.GetRawText().Length)]);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    private static void AssertRejected(Answer answer)
    {
        Assert.False(answer.Body.TryGetProperty("data", out _));
        var error = Assert.Single(answer.Body.GetProperty("errors").EnumerateArray());
        Assert.Equal("OVERLOADED", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.InRange(answer.RetryAfter!.Value.TotalSeconds, 1, 60);
        Assert.Equal(0, answer.Body.GetProperty("extensions").GetProperty("upstream").GetProperty("calls").GetInt32());
    }

    private static string Query(int agents, int sessions) =>
        $"{{ agents(first: {agents}) {{ nodes {{ sessions(first: {sessions}) {{ nodes {{ databaseId startedAt }} }} }} }} }}";

    private static Dictionary<string, string> Settings(string timeout, bool isCached)
    {
        var settings = new Dictionary<string, string> { ["Operations:Timeout"] = timeout };
        if (isCached)
        {
            foreach (var data in _cachedData)
                settings[$"Caching:{data}:Ttl"] = "00:00:05";
        }

        return settings;
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed record Answer(HttpStatusCode Status, TimeSpan? RetryAfter, JsonElement Body);
}
