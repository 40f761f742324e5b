namespace GraphGateway.Getscreen.Support;

/// <summary>The answer of <c>support/list</c>: the open connections.</summary>
public sealed record SupportList
{
    /// <summary>How many more connections the plan allows (<c>remain</c>); null where it is not told.</summary>
    public int? Remain { get; init; }

    /// <summary>The open connections, in the upstream's order (<c>data</c>).</summary>
    public required IReadOnlyList<SupportConnection> Connections { get; init; }
}
