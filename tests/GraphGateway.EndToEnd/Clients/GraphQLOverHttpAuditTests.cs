using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary>The public audits of GraphQL over HTTP, MUST, SHOULD and MAY.</summary>
public sealed class GraphQLOverHttpAuditTests
{
    [SkippableFact]
    public async Task All_audits_pass()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var (status, output) = await Npm.RunAsync("audits.mjs", gateway.GraphQL.AbsoluteUri);

        Assert.True(status == 0, output);
    }
}
