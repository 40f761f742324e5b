using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary>Relay from npm: its runtime with the artifacts of its compiler, for pages of a connection, the refetch of a node and <c>clients/cache/relay.ts</c>.</summary>
public sealed class RelayTests
{
    [SkippableFact]
    public async Task Pages_append_nodes_are_fetched_again_and_the_cache_configuration_finds_objects()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var (status, output) = await Npm.ExecAsync(Npm.Clients, "relay-compiler", ["relay/relay.config.json"]);
        Assert.True(status == 0, output);
        (status, output) = await Npm.RunAsync("relay.mjs", gateway.GraphQL.AbsoluteUri);
        Assert.True(status == 0, output);

        (status, output) = await Npm.RunAsync("relay-cache-config.ts", gateway.GraphQL.AbsoluteUri);
        Assert.True(status == 0, output);
    }
}
