namespace GraphGateway.Getscreen.Support;

/// <summary>How far a quick-support connection has come (<c>status</c>).</summary>
public enum SupportConnectionStatus
{
    /// <summary>New, waiting for the client to join (0).</summary>
    WaitingForClient = 0,

    /// <summary>The client has joined, waiting for the operator (1).</summary>
    WaitingForOperator = 1,

    /// <summary>All members have joined (2).</summary>
    Active = 2,

    /// <summary>Closed (3).</summary>
    Closed = 3,

    /// <summary>A number that this list lacks.</summary>
    Unknown = 4,
}
