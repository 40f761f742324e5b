using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary>Apollo Client from npm: automatic persisted queries, by POST and by GET, and batches.</summary>
public sealed class ApolloClientTests
{
    [SkippableFact]
    public async Task Persisted_queries_and_batches_work()
    {
        await using var gateway = await RunningGateway.StartAsync("--Http:MaxBatchSize=10");

        var (status, output) = await Npm.RunAsync("apollo.mjs", gateway.GraphQL.AbsoluteUri);

        Assert.True(status == 0, output);
    }
}
