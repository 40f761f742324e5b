namespace GraphGateway.Getscreen.History;

/// <summary>One window of <c>history/list</c>, in the upstream's order, which the documentation does not state.</summary>
public sealed record HistoryPage
{
    /// <summary>Where the window starts (<c>offset</c>).</summary>
    public int Offset { get; init; }

    /// <summary>How many rows were asked for (<c>limit</c>), as the upstream understood it.</summary>
    public int Limit { get; init; }

    /// <summary>How many sessions match in all (<c>total</c>).</summary>
    public int Total { get; init; }

    /// <summary>The rows (<c>data</c>).</summary>
    public required IReadOnlyList<Session> Sessions { get; init; }
}
