using System.Globalization;
using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Differential;

/// <summary>Differential test: random, mutated and handwritten documents get the same verdict as from graphql-js, with compiled plans and with the engine's strategy.</summary>
public sealed class GraphQLJsTests
{
    private const int DefaultCount = 2_000;

    [SkippableFact]
    public async Task Documents_get_the_verdict_of_graphql_js()
    {
        await using var compiled = await StartAsync("Compiled");
        await using var stock = await StartAsync("Stock");
        var seed = Setting("DIFFERENTIAL_SEED") ?? Random.Shared.Next();

        var (status, output) = await Npm.RunScriptAsync(
            Npm.Differential, "compare.mjs", Path.Combine(SchemaFolder.Path, "schema.graphql"), Text(seed), Text(Setting("DIFFERENTIAL_COUNT") ?? DefaultCount), compiled.GraphQL.AbsoluteUri, stock.GraphQL.AbsoluteUri);

        Assert.True(status == 0, output);
    }

    [SkippableFact]
    public async Task The_schema_that_is_read_by_introspection_is_the_published_one()
    {
        await using var gateway = await RunningGateway.StartAsync();

        var (status, output) = await Npm.RunScriptAsync(Npm.Differential, "introspection.mjs", Path.Combine(SchemaFolder.Path, "schema.graphql"), gateway.GraphQL.AbsoluteUri);

        Assert.True(status == 0, output);
    }

    // Limits would hide what comes after them.
    private static Task<RunningGateway> StartAsync(string execution) => RunningGateway.StartAsync(
        $"--Operations:Execution={execution}", "--Operations:MaxErrors=100", "--Operations:MaxAliases=1000", "--Operations:MaxDirectives=1000", "--Operations:MaxUpstreamCalls=100000", "--Operations:MaxComplexity=100000000",
        "--Sandbox:Agents=5", "--Sandbox:Sessions=20", "--Logging:LogLevel:Default=Error", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information");

    private static int? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
