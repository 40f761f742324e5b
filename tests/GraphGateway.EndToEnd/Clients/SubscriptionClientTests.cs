using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary>The packages graphql-ws and graphql-sse, before a sandbox whose world moves.</summary>
public sealed class SubscriptionClientTests
{
    [SkippableFact]
    public async Task Real_clients_hear_of_changes()
    {
        await using var gateway = await RunningGateway.StartAsync("--Sandbox:Activity=Fast", "--Subscriptions:Interval=00:00:01");

        var (status, output) = await Npm.RunAsync("live.mjs", gateway.GraphQL.AbsoluteUri);

        Assert.True(status == 0, output);
        Assert.Contains("graphql-ws: 3 changes", output, StringComparison.Ordinal);
        Assert.Contains("graphql-sse: 3 changes", output, StringComparison.Ordinal);
    }
}
