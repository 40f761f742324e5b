using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Operations.Abuse;

/// <summary>Whatever is sent, the answer is well-formed, comes soon, and the server is none the worse for it.</summary>
[Collection(nameof(Alone))]
public sealed class AbuseTests : IAsyncLifetime
{
    // Of the processor's time, for the machine that runs the tests may be busy with others. In it is the sender's, too.
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(5);
    private Gateway _gateway = null!;

    public static TheoryData<string> Names() => [.. Corpus.Bodies.Keys.Order(StringComparer.Ordinal)];

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(settings: new() { ["environment"] = "Production", ["Operations:Introspection"] = "true" });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_answered_soon_and_the_next_request_too(string name)
    {
        await SendAsync(name);
        var before = Environment.CpuUsage.TotalTime;
        var answer = await SendAsync(name);
        var taken = Environment.CpuUsage.TotalTime - before;
        Assert.True(taken < _soon, $"It took {taken} of the processor's time.");

        IsWellFormed(answer);
        Assert.DoesNotContain("INTERNAL_SERVER_ERROR", answer, StringComparison.Ordinal);
        Assert.Equal("Query", (await _gateway.AskAsync("{ __typename }")).GetProperty("data").GetProperty("__typename").GetString());
    }

    [Fact]
    public async Task Nothing_of_it_is_kept_in_memory()
    {
        await SendAllAsync();
        var before = LiveMemory.Measure();

        await SendAllAsync();

        // All of it together is 10 MB of bodies, and far more once read.
        Assert.InRange(LiveMemory.Measure() - before, long.MinValue, 30_000_000);
    }

    private static void IsWellFormed(string answer)
    {
        var root = JsonSerializer.Deserialize<JsonElement>(answer);
        // A batch gets one result per entry.
        Assert.All(root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : Enumerable.Repeat(root, 1), IsWellFormed);
    }

    private static void IsWellFormed(JsonElement root)
    {
        var errors = root.TryGetProperty("errors", out var told) ? told.EnumerateArray().ToArray() : [];
        Assert.InRange(errors.Length, root.TryGetProperty("data", out _) ? 0 : 1, 5);
        Assert.All(errors, error =>
        {
            Assert.InRange(error.GetProperty("message").GetString()!.Length, 1, 1_001);
            Assert.NotEqual("", error.GetProperty("extensions").GetProperty("code").GetString());
        });
    }

    private async Task SendAllAsync()
    {
        foreach (var name in Corpus.Bodies.Keys)
            await SendAsync(name);
    }

    private async Task<string> SendAsync(string name)
    {
        using var content = new ByteArrayContent(Corpus.Bodies[name]) { Headers = { ContentType = new("application/json") } };
        using var response = await _gateway.Http.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        Assert.InRange((int)response.StatusCode, 200, 499);
        return await response.Content.ReadAsStringAsync();
    }
}
