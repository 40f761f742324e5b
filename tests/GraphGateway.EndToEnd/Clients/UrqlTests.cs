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
}
