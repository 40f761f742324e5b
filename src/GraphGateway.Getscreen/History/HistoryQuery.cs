namespace GraphGateway.Getscreen.History;

/// <summary>The parameters of <c>history/list</c>. A null filter is not sent.</summary>
/// <param name="Offset">The offset of the page (<c>offset</c>).</param>
/// <param name="Limit">The number of rows (<c>limit</c>), 1 to <see cref="MaxLimit"/>.</param>
public sealed record HistoryQuery(int Offset = 0, int Limit = HistoryQuery.MaxLimit)
{
    /// <summary>The largest page that the upstream returns.</summary>
    public const int MaxLimit = 100;

    /// <summary>Filters by agent (<c>agent_id</c>).</summary>
    public int? AgentId { get; init; }

    /// <summary>The start of the period (<c>date_from</c>, whole seconds).</summary>
    public DateTimeOffset? DateFrom { get; init; }

    /// <summary>The end of the period (<c>date_to</c>, whole seconds).</summary>
    public DateTimeOffset? DateTo { get; init; }

    /// <summary>Filters sessions with a recording (true) or without one (false) (<c>video</c>).</summary>
    public bool? Video { get; init; }
}
