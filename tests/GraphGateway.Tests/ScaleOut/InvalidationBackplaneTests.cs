using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Idempotency;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>What an instance has read, and a mutation at another changes.</summary>
public sealed class InvalidationBackplaneTests
{
    private const string Query = "{ supportConnections { totalCount } }";

    [Fact]
    public async Task What_a_mutation_changes_is_forgotten_by_all_instances()
    {
        await using var gateways = await TwoGateways.StartAsync(new() { SupportConnections = 3 }, Sharing.Settings());
        Assert.Equal((3, 3), (await CountAsync(gateways.First), await CountAsync(gateways.Second)));

        // The clock stands still, so nothing runs out by itself.
        await gateways.First.CreateAsync("Ada", key: null);

        Assert.Equal(4, await CountAsync(gateways.First));
        await Patience.Until(() => CountAsync(gateways.Second).GetAwaiter().GetResult() == 4);
    }

    private static async Task<int> CountAsync(Gateway gateway) =>
        (await gateway.AskAsync(Query)).GetProperty("data").GetProperty("supportConnections").GetProperty("totalCount").GetInt32();
}
