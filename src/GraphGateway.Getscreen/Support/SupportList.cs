namespace GraphGateway.Getscreen.Support;

/// <summary>The response of <c>support/list</c>: the open connections.</summary>
public sealed record SupportList
{
    /// <summary>How many more connections the plan allows (<c>remain</c>), or null if it is unknown.</summary>
    public int? Remain { get; init; }

    /// <summary>The open connections, in the upstream's order (<c>data</c>).</summary>
    public required IReadOnlyList<SupportConnection> Connections { get; init; }
}
