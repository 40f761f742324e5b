using System.Text;

namespace GraphGateway.Soak.Fuzz;

/// <summary>Messages on a WebSocket.</summary>
/// <param name="Frames">The messages; a binary one and one in two frames among them.</param>
internal sealed record SocketCase(int Index, string Kind, IReadOnlyList<(byte[] Text, bool IsBinary, bool IsWhole)> Frames) : FuzzCase(Index, Kind)
{
    public override string ToString() => string.Join('\n', Frames.Select(frame => $"{(frame.IsBinary ? "binary " : "")}{(frame.IsWhole ? "" : "part ")}{Encoding.UTF8.GetString(frame.Text)}"));
}
