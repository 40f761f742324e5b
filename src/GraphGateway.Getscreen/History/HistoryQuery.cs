namespace GraphGateway.Getscreen.History;

/// <summary>What <c>history/list</c> is asked for. A filter that is null is not sent.</summary>
/// <param name="Offset">Where the window starts (<c>offset</c>).</param>
/// <param name="Limit">How many rows (<c>limit</c>), 1 to <see cref="MaxLimit"/>.</param>
public sealed record HistoryQuery(int Offset = 0, int Limit = HistoryQuery.MaxLimit)
{
    /// <summary>The largest window that the upstream gives.</summary>
    public const int MaxLimit = 100;

    /// <summary>Only the sessions of this agent (<c>agent_id</c>).</summary>
    public int? AgentId { get; init; }

    /// <summary>The period's start (<c>date_from</c>, whole seconds).</summary>
    public DateTimeOffset? DateFrom { get; init; }

    /// <summary>The period's end (<c>date_to</c>, whole seconds).</summary>
    public DateTimeOffset? DateTo { get; init; }

    /// <summary>Only those with a recording, or only those without (<c>video</c>).</summary>
    public bool? Video { get; init; }
}
