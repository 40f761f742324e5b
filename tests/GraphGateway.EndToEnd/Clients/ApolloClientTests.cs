using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary>Apollo Client from npm: automatic persisted queries, by POST and by GET, batches, its cache and its polling.</summary>
public sealed class ApolloClientTests
{
    [SkippableFact]
    public async Task Persisted_queries_and_batches_work()
    {
        await using var gateway = await RunningGateway.StartAsync("--Http:MaxBatchSize=10");

        var (status, output) = await Npm.RunAsync("apollo.mjs", gateway.GraphQL.AbsoluteUri);

        Assert.True(status == 0, output);
    }

    [SkippableFact]
    public async Task The_cache_is_normalised_and_polling_sees_a_change()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var (status, output) = await Npm.RunAsync("apollo-cache.mjs", gateway.GraphQL.AbsoluteUri);

        Assert.True(status == 0, output);
    }

    /// <summary><c>clients/cache/apollo.ts</c>, the same for both major versions that are in use.</summary>
    [SkippableTheory]
    [InlineData("apollo-cache-config.ts")]
    [InlineData("apollo3/apollo-cache-config.ts")]
    public async Task The_cache_configuration_joins_pages_finds_objects_and_keeps_the_codes_of_errors(string script)
    {
        await using var gateway = await RunningGateway.StartAsync();

        var (status, output) = await Npm.RunAsync(script, gateway.GraphQL.AbsoluteUri);

        Assert.True(status == 0, output);
    }
}
