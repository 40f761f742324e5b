using System.Text.RegularExpressions;
using GraphGateway.Tests.Caching;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Scenarios;

namespace GraphGateway.Tests.ResponseCaching;

/// <summary>Cached or not, an answer is the same.</summary>
public sealed partial class EqualResponseTests
{
    public static TheoryData<string> Documents() => ScenarioTests.Documents();

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_scenario_is_answered_as_without_a_cache_when_it_is_cold_and_when_it_is_warm(string name)
    {
        var document = await ScenarioTests.ReadAsync(name);
        var world = ScenarioTests.World(document);
        await using var plain = await Gateway.StartAsync(world, new() { ["ScaleOut:EncryptionKey"] = Gateway.EncryptionKey });
        await using var cached = await Gateway.StartAsync(world, Cached.Settings(("ScaleOut:EncryptionKey", Gateway.EncryptionKey)));

        var expected = await AskAsync(plain, document);

        Assert.Equal(expected, await AskAsync(cached, document));
        // Once the order of the history is known, its windows are asked for in another size. Which field knows it first depends on when the cache answers.
        Assert.InRange(cached.Calls.Count, 0, plain.Calls.Count + (document.Contains("sessions", StringComparison.Ordinal) ? 1 : 0));
        if (document.Contains("mutation", StringComparison.Ordinal))
            return;
        var calls = cached.Calls.Count(call => call.EndsWith("200", StringComparison.Ordinal));
        Assert.Equal(expected, await AskAsync(cached, document));
        Assert.Equal(expected, await AskAsync(cached, document));
        Assert.InRange(cached.Calls.Count(call => call.EndsWith("200", StringComparison.Ordinal)), calls, calls + 1);
    }

    private static async Task<string> AskAsync(Gateway gateway, string document) =>
        Link().Replace((await gateway.AskAsync(document)).GetRawText(), "recording");

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/recordings/[\w-]{100,}\.mp4", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
