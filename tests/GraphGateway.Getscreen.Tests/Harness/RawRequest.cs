namespace GraphGateway.Getscreen.Tests.Harness;

/// <summary>A request as it arrived.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Connection">The number of its connection, from 0.</param>
/// <param name="Head">The request line and the headers.</param>
internal sealed record RawRequest(int Index, int Connection, string Head)
{
    public string Method => Head[..Head.IndexOf(' ', StringComparison.Ordinal)];
}
