using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary><c>clients/codegen</c> with GraphQL Code Generator from npm: typed documents of the example operations, checked by TypeScript with a program that uses them.</summary>
public sealed class GraphQLCodegenTests
{
    [SkippableFact]
    public async Task Typed_documents_compile_strictly()
    {
        var (status, output) = await Npm.ExecAsync(Npm.Clients, "graphql-codegen", ["--config", "codegen.config.mjs"], subfolder: "codegen");
        Assert.True(status == 0, output);

        (status, output) = await Npm.ExecAsync(Npm.Clients, "tsc", ["--project", "codegen"]);
        Assert.True(status == 0, output);
        var generated = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, Npm.Clients, "codegen", "gateway.ts"));
        Assert.All(Directory.GetFiles(Path.Combine(SchemaFolder.Path, "operations"), "*.graphql"), example =>
            Assert.Contains($"export const {Path.GetFileNameWithoutExtension(example)}Document", generated, StringComparison.Ordinal));
    }
}
