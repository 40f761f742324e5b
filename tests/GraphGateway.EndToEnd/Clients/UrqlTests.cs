using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary>urql from npm: queries with variables, a mutation, and the codes of errors.</summary>
public sealed class UrqlTests
{
    [SkippableFact]
    public async Task Queries_a_mutation_and_error_codes_work()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var (status, output) = await Npm.RunAsync("urql.mjs", gateway.GraphQL.AbsoluteUri);

        Assert.True(status == 0, output);
    }

    /// <summary><c>clients/cache/urql.ts</c>.</summary>
    [SkippableFact]
    public async Task The_cache_configuration_joins_pages_finds_objects_and_keeps_the_codes_of_errors()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var (status, output) = await Npm.RunAsync("urql-cache-config.ts", gateway.GraphQL.AbsoluteUri);

        Assert.True(status == 0, output);
    }
}
