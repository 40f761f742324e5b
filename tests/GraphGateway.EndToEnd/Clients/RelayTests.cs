using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary>Relay's runtime from npm: pages of a connection, and the refetch of a node.</summary>
public sealed class RelayTests
{
    [SkippableFact]
    public async Task Pages_append_and_nodes_are_fetched_again()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var (status, output) = await Npm.RunAsync("relay.mjs", gateway.GraphQL.AbsoluteUri);

        Assert.True(status == 0, output);
    }
}
