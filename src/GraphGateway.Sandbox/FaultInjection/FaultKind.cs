namespace GraphGateway.Sandbox.FaultInjection;

/// <summary>The kinds of injected faults.</summary>
public enum FaultKind
{
    /// <summary>An error status.</summary>
    Status,

    /// <summary>An HTML page instead of JSON.</summary>
    Html,

    /// <summary>Truncated JSON.</summary>
    CutJson,

    /// <summary>JSON with strings in place of numbers.</summary>
    WrongTypes,

    /// <summary>The connection is aborted before the call is executed.</summary>
    Abort,

    /// <summary>The connection is aborted after the call was executed.</summary>
    Lost,
}
