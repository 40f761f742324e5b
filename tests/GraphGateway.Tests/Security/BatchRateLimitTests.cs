using System.Net;
using System.Text;
using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Security;

/// <summary>Each entry of a batch counts against the rate limit as a request does.</summary>
public sealed class BatchRateLimitTests
{
    private const string Entry = """{"query":"{ __typename }"}""";

    [Fact]
    public async Task A_batch_counts_once_for_each_entry_and_is_rejected_as_a_whole()
    {
        await using var gateway = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, Entry, Entry, Entry, Entry)).Status);

        var (status, wait, answer) = await SendAsync(gateway, Entry, Entry, Entry);

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(1)), (status, wait));
        Assert.Equal(["RATE_LIMITED", "RATE_LIMITED", "RATE_LIMITED"], answer.EnumerateArray().Select(entry => entry.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()));
        // The rejected batch counted as one request, so no more than one is left.
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, Entry)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync(gateway, Entry)).Status);
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, Entry, Entry, Entry)).Status);
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_counts_too()
    {
        await using var gateway = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, Entry, "7", "{}", "null", Entry, Entry)).Status);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync(gateway, Entry)).Status);
    }

    [Fact]
    public async Task A_batch_that_is_too_long_is_said_to_be_too_long()
    {
        await using var gateway = await StartAsync();

        var (_, _, answer) = await SendAsync(gateway, [.. Enumerable.Repeat(Entry, 11)]);

        Assert.All(answer.EnumerateArray(), entry => Assert.Contains("BAD_REQUEST", entry.GetRawText(), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, Entry)).Status);
    }

    private static Task<Gateway> StartAsync() => Gateway.StartAsync(settings: new() { ["Security:RateLimit:PermitLimit"] = "6", ["Http:MaxBatchSize"] = "10" });

    private static async Task<(HttpStatusCode Status, TimeSpan? Wait, JsonElement Answer)> SendAsync(Gateway gateway, params string[] entries)
    {
        using var content = new StringContent($"[{string.Join(',', entries)}]", Encoding.UTF8, "application/json");
        using var response = await gateway.Http.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        return (response.StatusCode, response.Headers.RetryAfter?.Delta, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()));
    }
}
