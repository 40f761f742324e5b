using System.Text;

namespace GraphGateway.Soak.Fuzz;

/// <summary>Bytes that need not be a request at all.</summary>
internal sealed record RawCase(int Index, string Kind, byte[] Bytes) : FuzzCase(Index, Kind)
{
    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}
