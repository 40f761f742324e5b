using System.Text.Json;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>Reads the manifest: a folder of <c>.graphql</c> files, or a manifest file from the tools of Apollo or Relay.</summary>
internal static class ManifestReader
{
    private const string ApolloFormat = "apollo-persisted-query-manifest";

    /// <exception cref="ManifestException">The manifest does not exist or is not valid.</exception>
    public static IReadOnlyList<ManifestEntry> Read(string path)
    {
        try
        {
            return Directory.Exists(path) ? [.. ReadFolder(path)] : [.. ReadFile(path)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ManifestException(path, id: null, $"{exception.Message} Set a manifest file from Apollo's or Relay's tools, or a folder of .graphql files.");
        }
        catch (JsonException exception)
        {
            throw new ManifestException(path, id: null, $"The file is not valid JSON: error at line {exception.LineNumber + 1}.");
        }
    }

    private static IEnumerable<ManifestEntry> ReadFolder(string path) =>
        from file in Directory.EnumerateFiles(path, "*.graphql", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        select new ManifestEntry(file, Id: null, File.ReadAllText(file));

    private static IEnumerable<ManifestEntry> ReadFile(string path)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = manifest.RootElement;
        if (root.ValueKind is not JsonValueKind.Object)
            throw new ManifestException(path, id: null, "The manifest must be a JSON object in the format of Apollo or Relay.");

        // Yields the entries, because the JSON document is disposed at the end of this method.
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

    private static string Text(string path, string location, JsonElement operation, string name) =>
        operation.ValueKind is JsonValueKind.Object && operation.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new ManifestException(path, id: null, $"{location} must have a non-empty string '{name}'.");

    private static IEnumerable<ManifestEntry> Relay(string path, JsonElement root) => root.EnumerateObject().Select(property =>
        property.Value.ValueKind is JsonValueKind.String && property.Name.Length > 0
            ? new ManifestEntry(path, property.Name, property.Value.GetString()!)
            : throw new ManifestException(path, property.Name, "The id must not be empty, and its value must be a string. Use Apollo's format, or Relay's object of ids and documents."));
}

/// <summary>An entry of the manifest: one document.</summary>
/// <param name="File">The path of the file that contains the document.</param>
/// <param name="Id">The document's id in the manifest, or null if only its operation names and its hash identify it.</param>
/// <param name="Text">The text of the document.</param>
internal sealed record ManifestEntry(string File, string? Id, string Text);

/// <summary>An error in the manifest, with the file and the id of the document.</summary>
internal sealed class ManifestException(string file, string? id, string fault) : Exception($"{file}{(id is null ? "" : $", id '{id}'")}: {fault}");
