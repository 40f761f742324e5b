using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary>Relay from npm: its runtime with the artifacts of its compiler, for pages of a connection and the refetch of a node.</summary>
public sealed class RelayTests
{
    [SkippableFact]
    public async Task Pages_append_and_nodes_are_fetched_again()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var (status, output) = await Npm.ExecAsync(Npm.Clients, "relay-compiler", ["relay/relay.config.json"]);
        Assert.True(status == 0, output);
        (status, output) = await Npm.RunAsync("relay.mjs", gateway.GraphQL.AbsoluteUri);

        Assert.True(status == 0, output);
    }
}
