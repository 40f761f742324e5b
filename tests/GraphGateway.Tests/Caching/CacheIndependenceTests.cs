using GraphGateway.Sandbox;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Caching;

/// <summary>An answer and its entity tag are the same whatever was read before, as long as the upstream has not changed.</summary>
public sealed class CacheIndependenceTests
{
    private const string Page = "{ totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";

    // Many agents have one session or two, so that their order does not show in their own rows.
    private static readonly string[] _operations =
    [
        $"{{agents(first:60){{nodes{{databaseId sessions(first:3){Page}}}}}}}",
        $"{{agents(first:4){{nodes{{databaseId sessions(first:3){Page}}}}}}}",
        $"{{agents(first:60){{nodes{{databaseId sessions(last:2){Page}}}}}}}",
        $"{{agents(first:60){{nodes{{databaseId lastSession{{id clients{{login}}}}}}}}}}",
        $"{{sessions(first:7){Page}}}",
        $"{{sessions(first:100){Page}}}",
        $"{{sessions(last:7){Page}}}",
        $"{{sessions(first:2,where:{{hasVideo:true}}){Page}}}",
        .. new[] { 1001, 1002, 1003, 1007, 1020, 1030 }.Select(agent => $"{{agent(id:{agent}){{sessions(first:5){Page}}}}}"),
        .. new[] { 1002, 1007, 1030 }.Select(agent => $"{{sessions(last:1,where:{{agentId:{agent}}}){Page}}}"),
    ];

    private static readonly Dictionary<string, string> _settings = new()
    {
        ["Caching:Agents:Ttl"] = "00:01:00",
        ["Caching:Sessions:Ttl"] = "00:01:00",
        ["Caching:MaxAnswerBytes"] = "0",
        ["Operations:MaxUpstreamCalls"] = "1000",
        ["ScaleOut:EncryptionKey"] = Gateway.EncryptionKey,
    };

    [Theory]
    [InlineData(SandboxHistoryOrder.NewestFirst, 70)]
    [InlineData(SandboxHistoryOrder.OldestFirst, 70)]
    [InlineData(SandboxHistoryOrder.NewestFirst, 400)]
    [InlineData(SandboxHistoryOrder.OldestFirst, 400)]
    public async Task An_answer_does_not_depend_on_what_is_cached(SandboxHistoryOrder order, int sessions)
    {
        await using var first = await Gateway.StartAsync(new() { Agents = 60, Sessions = sessions, HistoryOrder = order }, _settings);
        var cold = new List<(string Body, string Tag)>();
        foreach (var operation in _operations)
        {
            await using var gateway = await first.StartAnotherAsync(_settings);
            cold.Add(await AskAsync(gateway, operation));
        }

        // Each operation after others, in two orders, and once more when all is cached.
        await CompareAsync(first, cold, Enumerable.Range(0, _operations.Length));
        await CompareAsync(first, cold, Enumerable.Range(0, _operations.Length));
        await using var another = await first.StartAnotherAsync(_settings);
        await CompareAsync(another, cold, Enumerable.Range(0, _operations.Length).Reverse());
    }

    private static async Task CompareAsync(Gateway gateway, List<(string Body, string Tag)> cold, IEnumerable<int> operations)
    {
        foreach (var operation in operations)
            Assert.Equal(cold[operation], await AskAsync(gateway, _operations[operation]));
    }

    private static async Task<(string Body, string Tag)> AskAsync(Gateway gateway, string operation)
    {
        using var response = await gateway.Http.GetAsync($"/graphql?query={Uri.EscapeDataString(operation)}");
        var body = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("errors", body, StringComparison.Ordinal);
        return (body, response.Headers.ETag!.Tag);
    }
}
