using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary>GraphQL Code Generator from npm: typed documents of the example operations, checked by TypeScript.</summary>
public sealed class GraphQLCodegenTests
{
    [SkippableFact]
    public async Task Typed_documents_compile_strictly()
    {
        var (status, output) = await Npm.RunAsync("codegen.mjs", SchemaFolder.Path);

        Assert.True(status == 0, output);
    }
}
