namespace GraphGateway.Sandbox.FaultInjection;

/// <summary>The ways in which an answer goes wrong.</summary>
public enum FaultKind
{
    /// <summary>A bare status.</summary>
    Status,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>JSON that ends in the middle.</summary>
    CutJson,

    /// <summary>JSON with words where numbers must be.</summary>
    WrongTypes,

    /// <summary>The connection breaks before the call is carried out.</summary>
    Abort,

    /// <summary>The connection breaks after the call was carried out.</summary>
    Lost,
}
