namespace GraphGateway.Getscreen.Support;

/// <summary>The status of a quick-support connection (<c>status</c>).</summary>
public enum SupportConnectionStatus
{
    /// <summary>New, waiting for the client to join (0).</summary>
    WaitingForClient = 0,

    /// <summary>The client has joined, waiting for the operator (1).</summary>
    WaitingForOperator = 1,

    /// <summary>All participants have joined (2).</summary>
    Active = 2,

    /// <summary>Closed (3).</summary>
    Closed = 3,

    /// <summary>A value that this enum does not define.</summary>
    Unknown = 4,
}
