using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary><c>clients/stitching</c> with GraphQL Tools from npm: another schema names desktops, and the gateway is asked for 50 of them at once.</summary>
public sealed class StitchingTests
{
    [SkippableFact]
    public async Task Objects_of_another_schema_are_fetched_in_batches()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var (status, output) = await Npm.RunAsync("stitching.ts", gateway.GraphQL.AbsoluteUri);

        Assert.True(status == 0, output);
        Assert.Contains("120 desktops in 3 calls of nodes", output, StringComparison.Ordinal);
    }
}
