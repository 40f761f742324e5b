using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Soak.Fuzz;

/// <summary>What holds for every response, whatever the request was.</summary>
internal static partial class ResponseRules
{
    private const string Internal = "INTERNAL_SERVER_ERROR";

    private static readonly HashSet<string> _codes = [.. Code().Matches(File.ReadAllText(Repository.Path("docs", "errors.md"))).Select(match => match.Groups["code"].Value)];

    /// <summary>What is wrong with a response; null if nothing is.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="mediaType">Its media type; null for none.</param>
    /// <param name="body">Its body.</param>
    /// <param name="count">Counts the error codes.</param>
    public static string? Find(HttpStatusCode status, string? mediaType, byte[] body, Action<string> count)
    {
        string[] codes = [];
        if (mediaType is "application/json" or "application/graphql-response+json" && body.Length > 0)
        {
            if (TryParse(body) is not { } json)
                return $"The response is not JSON: {Encoding.UTF8.GetString(body)}";
            codes = [.. Codes(json)];
            if (json.ValueKind is JsonValueKind.Object && json.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object)
                count("with data");
        }

        foreach (var code in codes)
            count(code);
        return Find(codes) ?? ((int)status >= 500 && codes.Length == 0 ? $"Status {(int)status} without a code" : null);
    }

    /// <summary>What is wrong with a message on a WebSocket or in an event stream; null if nothing is.</summary>
    public static string? Find(byte[] message) => TryParse(message) is { } json ? Find([.. Codes(json)]) : $"A message is not JSON: {Encoding.UTF8.GetString(message)}";

    private static string? Find(string[] codes) =>
        codes.Contains(Internal) ? Internal : Array.Find(codes, code => !_codes.Contains(code)) is { } unknown ? $"The code {unknown} is not in docs/errors.md" : null;

    private static JsonElement? TryParse(byte[] text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new() { AllowDuplicateProperties = false, MaxDepth = 256 });
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Wherever they stand: in the answer, in an entry of a batch, in the payload of a message.
    private static IEnumerable<string> Codes(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Codes),
        JsonValueKind.Object when json.TryGetProperty("extensions", out var extensions) && extensions.ValueKind is JsonValueKind.Object
            && extensions.TryGetProperty("code", out var code) && code.ValueKind is JsonValueKind.String => [code.GetString()!],
        JsonValueKind.Object => json.EnumerateObject().Where(property => property.Name is "errors" or "payload").SelectMany(property => Codes(property.Value)),
        _ => [],
    };

    [GeneratedRegex("""^\| `(?<code>[A-Z_]+)` \|""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Code();
}
