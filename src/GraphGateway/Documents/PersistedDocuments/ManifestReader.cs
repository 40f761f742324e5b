using System.Text.Json;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>Reads the manifest: a folder of documents, or a file of Apollo's or Relay's tools.</summary>
internal static class ManifestReader
{
    private const string ApolloFormat = "apollo-persisted-query-manifest";

    /// <exception cref="ManifestException">It is not there, or is none.</exception>
    public static IReadOnlyList<ManifestEntry> Read(string path)
    {
        try
        {
            return Directory.Exists(path) ? [.. OfFolder(path)] : [.. OfFile(path)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ManifestException(path, id: null, $"{exception.Message} It must be a manifest of Apollo's or Relay's tools, or a folder of .graphql files.");
        }
        catch (JsonException exception)
        {
            throw new ManifestException(path, id: null, $"It is not JSON: it stops making sense at line {exception.LineNumber + 1}.");
        }
    }

    private static IEnumerable<ManifestEntry> OfFolder(string path) =>
        from file in Directory.EnumerateFiles(path, "*.graphql", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        select new ManifestEntry(file, Id: null, File.ReadAllText(file));

    private static IEnumerable<ManifestEntry> OfFile(string path)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = manifest.RootElement;
        if (root.ValueKind is not JsonValueKind.Object)
            throw new ManifestException(path, id: null, "It is neither Apollo's manifest nor Relay's: it is no JSON object.");

        // Yielded, for the document is gone once this returns.
        foreach (var entry in root.TryGetProperty("format", out var format) && format.ValueEquals(ApolloFormat) ? Apollo(path, root) : Relay(path, root))
            yield return entry;
    }

    private static IEnumerable<ManifestEntry> Apollo(string path, JsonElement root)
    {
        if (!root.TryGetProperty("version", out var version) || version.ValueKind is not JsonValueKind.Number || !version.TryGetInt32(out var number) || number != 1)
            throw new ManifestException(path, id: null, "'version' must be 1.");
        if (!root.TryGetProperty("operations", out var operations) || operations.ValueKind is not JsonValueKind.Array)
            throw new ManifestException(path, id: null, "'operations' must be an array.");
        return operations.EnumerateArray().Select((operation, index) =>
            new ManifestEntry(path, Text(path, $"operations[{index}]", operation, "id"), Text(path, $"operations[{index}]", operation, "body")));
    }

    private static string Text(string path, string place, JsonElement operation, string name) =>
        operation.ValueKind is JsonValueKind.Object && operation.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new ManifestException(path, id: null, $"{place} has no text '{name}'.");

    private static IEnumerable<ManifestEntry> Relay(string path, JsonElement root) => root.EnumerateObject().Select(property =>
        property.Value.ValueKind is JsonValueKind.String && property.Name.Length > 0
            ? new ManifestEntry(path, property.Name, property.Value.GetString()!)
            : throw new ManifestException(path, property.Name, "Its value is no text. A manifest is Apollo's, or Relay's with ids and documents."));
}
