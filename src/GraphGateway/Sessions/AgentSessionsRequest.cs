using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;

namespace GraphGateway.Sessions;

/// <summary>A request for an agent's newest sessions.</summary>
/// <param name="AgentId">The agent's numeric id.</param>
/// <param name="Filter">The filter of the sessions, without the agent id.</param>
/// <param name="Count">The number of sessions.</param>
/// <param name="ShowsMore">Whether the result must show if there are more sessions.</param>
/// <param name="Known">The agent's session count in the agent list.</param>
internal sealed record AgentSessionsRequest(int AgentId, SessionFilter Filter, int Count, bool ShowsMore, int Known)
{
    /// <summary>The number of rows to read. One row more than requested shows that there are more sessions.</summary>
    public int Rows => ShowsMore ? Count + 1 : Count;

    /// <summary>The number of calls to read this agent's sessions separately.</summary>
    public int Calls => HistoryWindow.Count(Math.Min(Count, Known));

    /// <summary>
    /// Returns the slice if it satisfies the request; otherwise null. If the agent list and the history report the same total, the total needs no row
    /// that confirms it. An older agent list may report a smaller total; then all rows of the history's total must be present.
    /// </summary>
    public HistorySlice? Answered(HistorySlice slice, bool isFiltered) => slice switch
    {
        _ when slice.Rows.Count >= Rows || !slice.HasOlder => slice,
        _ when isFiltered || slice.ContradictsTotal || slice.Total < Known => null,
        _ when slice.Rows.Count == slice.Total => slice with { HasOlder = false, Length = slice.Rows.Count },
        _ when slice.Rows.Count >= Count && slice.Total == Known => slice,
        _ => null,
    };

    /// <summary>Returns the largest request of each agent.</summary>
    public static IEnumerable<AgentSessionsRequest> Merge(IEnumerable<AgentSessionsRequest> requests) =>
        requests.GroupBy(request => request.AgentId).Select(ofAgent => ofAgent.MaxBy(request => request.Rows)!);

    /// <summary>
    /// Returns the request to execute first if the upstream's order is unknown: the smallest that shows the order. If one call can return all rows and
    /// confirm the end of the list, the request covers all rows, so that detecting the order needs no additional call. Null if fewer than two requests depend on the order.
    /// </summary>
    public static AgentSessionsRequest? Pilot(IEnumerable<AgentSessionsRequest> requests)
    {
        AgentSessionsRequest[] ordered = [.. requests.Where(request => request.Known > 1).OrderBy(request => request.Known)];
        if (ordered.Length < 2)
            return null;
        return ordered[0].Known < HistoryQuery.MaxLimit ? ordered[0] with { Count = Math.Max(ordered[0].Count, ordered[0].Known + 1) } : ordered[0];
    }
}
