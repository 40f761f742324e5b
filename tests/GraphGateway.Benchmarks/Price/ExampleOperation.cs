using System.Text.Json.Nodes;

namespace GraphGateway.Benchmarks.Price;

/// <summary>One of <c>schema/operations</c>, which the build lays beside the program.</summary>
internal sealed record ExampleOperation(string Name, string Document, JsonObject Variables)
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "operations");

    /// <summary>All but subscriptions, which never end, and cost the same whoever listens.</summary>
    public static IEnumerable<ExampleOperation> All() =>
        Directory.GetFiles(_folder, "*.graphql").Order(StringComparer.Ordinal).Select(Read).Where(operation => !operation.Document.Contains("\nsubscription ", StringComparison.Ordinal));

    private static ExampleOperation Read(string file)
    {
        var variables = Path.ChangeExtension(file, ".variables.json");
        return new(
            Path.GetFileNameWithoutExtension(file),
            File.ReadAllText(file),
            File.Exists(variables) ? JsonNode.Parse(File.ReadAllText(variables))!.AsObject() : []);
    }
}
