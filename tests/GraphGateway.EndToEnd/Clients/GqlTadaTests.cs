using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary><c>clients/gql-tada</c> with gql.tada from npm: TypeScript checks a program whose documents have the types of the schema and its scalars.</summary>
public sealed class GqlTadaTests
{
    [SkippableFact]
    public async Task Typed_documents_compile_strictly()
    {
        var (status, output) = await Npm.ExecAsync(Npm.Clients, "gql.tada", ["generate-output"], subfolder: "gql-tada");
        Assert.True(status == 0, output);

        (status, output) = await Npm.ExecAsync(Npm.Clients, "tsc", ["--project", "gql-tada"]);
        Assert.True(status == 0, output);
    }
}
