using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary>GraphQL Inspector from npm: the schema against the one that was released last.</summary>
public sealed class GraphQLInspectorTests
{
    private static readonly string _released = Path.Combine(SchemaFolder.Path, "released.graphql");

    [SkippableFact]
    public async Task Nothing_breaks_since_the_last_release()
    {
        var (status, output) = await DiffAsync(Path.Combine(SchemaFolder.Path, "schema.graphql"));

        Assert.True(status == 0, output);
    }

    [SkippableFact]
    public async Task What_breaks_is_noticed()
    {
        var broken = Path.Combine(SchemaFolder.Path, "broken.graphql");
        await File.WriteAllTextAsync(broken, (await File.ReadAllTextAsync(_released)).Replace("  sessionCount: Int!\n", "  sessionCount: Int\n", StringComparison.Ordinal));

        var (status, output) = await DiffAsync(broken);

        Assert.Equal(1, status);
        Assert.Contains("Detected 1 breaking change", output, StringComparison.Ordinal);
    }

    private static Task<(int Status, string Output)> DiffAsync(string schema) => Npm.ExecAsync(Npm.Clients, "graphql-inspector", ["diff", _released, schema, "--rule", "inspector-rule.cjs"]);
}
