using System.Text;

namespace GraphGateway.Soak.Fuzz;

/// <summary>One input of the fuzz run.</summary>
/// <param name="Index">Its number; with the seed it is enough to make the case again.</param>
/// <param name="Kind">What is mutated.</param>
internal abstract record FuzzCase(int Index, string Kind);

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

/// <summary>Bytes that need not be a request at all.</summary>
internal sealed record RawCase(int Index, string Kind, byte[] Bytes) : FuzzCase(Index, Kind)
{
    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}

/// <summary>Messages on a WebSocket.</summary>
/// <param name="Frames">The messages; a binary one and one in two frames among them.</param>
internal sealed record SocketCase(int Index, string Kind, IReadOnlyList<(byte[] Text, bool IsBinary, bool IsWhole)> Frames) : FuzzCase(Index, Kind)
{
    public override string ToString() => string.Join('\n', Frames.Select(frame => $"{(frame.IsBinary ? "binary " : "")}{(frame.IsWhole ? "" : "part ")}{Encoding.UTF8.GetString(frame.Text)}"));
}
