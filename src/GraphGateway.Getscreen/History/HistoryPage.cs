namespace GraphGateway.Getscreen.History;

/// <summary>One page of <c>history/list</c>, in the upstream's order. Getscreen does not document the order.</summary>
public sealed record HistoryPage
{
    /// <summary>The offset of the page (<c>offset</c>).</summary>
    public int Offset { get; init; }

    /// <summary>The requested number of rows (<c>limit</c>), as the upstream applied it.</summary>
    public int Limit { get; init; }

    /// <summary>The total number of matching sessions (<c>total</c>).</summary>
    public int Total { get; init; }

    /// <summary>The rows (<c>data</c>).</summary>
    public required IReadOnlyList<Session> Sessions { get; init; }
}
