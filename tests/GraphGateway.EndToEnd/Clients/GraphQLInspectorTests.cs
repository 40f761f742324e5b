using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary>GraphQL Inspector from npm: the schema against the one that was released last.</summary>
public sealed class GraphQLInspectorTests
{
    [SkippableFact]
    public async Task Nothing_breaks_since_the_last_release()
    {
        var (status, output) = await Npm.RunAsync("inspector.mjs", SchemaFolder.Path);

        Assert.True(status == 0, output);
    }
}
