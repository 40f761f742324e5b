namespace GraphGateway.Getscreen.Tests.Harness;

/// <summary>What becomes of a connection after an answer.</summary>
internal enum ConnectionEnd
{
    KeepAlive,

    /// <summary>The server sends no more.</summary>
    Fin,

    /// <summary>The server resets the connection.</summary>
    Reset,

    /// <summary>The server neither sends more nor ends the connection.</summary>
    Stall,
}
