using System.Text.Json.Nodes;

namespace GraphGateway.Tests.Security;

/// <summary>An answer's data and errors, for comparison with what a caller with fewer scopes must get.</summary>
/// <param name="Data">The data as JSON text, because the order of keys matters.</param>
/// <param name="Errors">Each error as <c>path code</c>, sorted.</param>
internal sealed record ScopedAnswer(string Data, string Errors)
{
    // Each link to a recording differs from the one before.
    private const string OneTimeLink = "Video_url";

    public static ScopedAnswer Read(JsonNode answer)
    {
        var errors = (answer["errors"]?.AsArray() ?? []).Select(error => $"{Path(error!["path"]!.AsArray().Select(step => step!.ToString()))} {error["extensions"]!["code"]}");
        return From(answer["data"], errors);
    }

    /// <summary>What a caller with some scopes must get, by the answer for a caller with all of them.</summary>
    /// <param name="full">The answer for all scopes. A key <c>Type_field</c> names the field whose scope it needs.</param>
    /// <param name="table">The scope of each field.</param>
    /// <param name="scopes">The caller's scopes.</param>
    public static ScopedAnswer Expect(JsonNode full, IReadOnlyDictionary<string, string> table, string[] scopes)
    {
        var (data, errors) = (full["data"]!.DeepClone(), new List<string>());
        Close(data, []);
        return From(data, errors);

        void Close(JsonNode? node, string[] path)
        {
            if (node is JsonArray rows)
            {
                for (var row = 0; row < rows.Count; row++)
                    Close(rows[row], [.. path, $"{row}"]);
            }

            if (node is not JsonObject fields)
                return;
            foreach (var (key, value) in fields.ToList())
            {
                if (table.TryGetValue(key.Replace('_', '.'), out var scope) && !scopes.Contains(scope))
                {
                    fields[key] = null;
                    errors.Add($"{Path([.. path, key])} FORBIDDEN");
                }
                else
                {
                    Close(value, [.. path, key]);
                }
            }
        }
    }

    private static ScopedAnswer From(JsonNode? data, IEnumerable<string> errors)
    {
        data = data?.DeepClone();
        MaskLinks(data);
        return new(data?.ToJsonString() ?? "none", string.Join('\n', errors.Order(StringComparer.Ordinal)));
    }

    private static string Path(IEnumerable<string> steps) => string.Join('.', steps);

    private static void MaskLinks(JsonNode? node)
    {
        foreach (var row in node as JsonArray ?? [])
            MaskLinks(row);
        foreach (var (key, value) in (node as JsonObject)?.ToList() ?? [])
        {
            if (key == OneTimeLink && value is not null)
                node![key] = "a link";
            else
                MaskLinks(value);
        }
    }
}
