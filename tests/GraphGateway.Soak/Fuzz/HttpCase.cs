using System.Text;

namespace GraphGateway.Soak.Fuzz;

/// <summary>A request that an HTTP client can send.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">The path and the query string.</param>
/// <param name="Headers">The headers, in order.</param>
/// <param name="Body">The body; null for none.</param>
internal sealed record HttpCase(int Index, string Kind, string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body) : FuzzCase(Index, Kind)
{
    private const int MaxPrinted = 2_000;

    public override string ToString()
    {
        var body = Body is null ? "" : Encoding.UTF8.GetString(Body);
        var text = $"{Method} {Target}\n{string.Concat(Headers.Select(header => $"{header.Name}: {header.Value}\n"))}\n{body}";
        return text.Length <= MaxPrinted ? text : $"{text[..MaxPrinted]}… ({text.Length} characters)";
    }
}
