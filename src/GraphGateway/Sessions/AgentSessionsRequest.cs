using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;

namespace GraphGateway.Sessions;

/// <summary>How many of an agent's newest sessions an operation needs.</summary>
/// <param name="AgentId">The agent's number.</param>
/// <param name="Filter">Which sessions, without the agent.</param>
/// <param name="Count">How many.</param>
/// <param name="ShowsMore">Whether it must be seen if there are more than those.</param>
/// <param name="Known">How many the agent has had, as the list tells it.</param>
internal sealed record AgentSessionsRequest(int AgentId, SessionFilter Filter, int Count, bool ShowsMore, int Known)
{
    /// <summary>How many rows to read, if all of them are there: one more shows that there are more.</summary>
    public int Rows => ShowsMore ? Count + 1 : Count;

    /// <summary>How many calls it takes to ask for this agent alone.</summary>
    public int Calls => HistoryWindow.Count(Math.Min(Count, Known));

    /// <summary>
    /// What was read, if that is enough; else null. Where the list of agents and the history state one total, it is believed without a
    /// row that shows it. A list that is a little older may state a smaller one, once all rows are there that the history states.
    /// </summary>
    public HistorySlice? Answered(HistorySlice slice, bool isFiltered) => slice switch
    {
        _ when slice.Rows.Count >= Rows || !slice.HasOlder => slice,
        _ when isFiltered || slice.ContradictsTotal || slice.Total < Known => null,
        _ when slice.Rows.Count == slice.Total => slice with { HasOlder = false, Length = slice.Rows.Count },
        _ when slice.Rows.Count >= Count && slice.Total == Known => slice,
        _ => null,
    };

    /// <summary>One need for each agent, the largest.</summary>
    public static IEnumerable<AgentSessionsRequest> Merge(IEnumerable<AgentSessionsRequest> needs) =>
        needs.GroupBy(need => need.AgentId).Select(ofAgent => ofAgent.MaxBy(need => need.Rows)!);

    /// <summary>
    /// The need to ask for first where the upstream's order is not known: the smallest that can show it, and wholly where one
    /// call holds it and the row that must not be there after it, so that the order costs nothing. Null where there are no two needs that it matters to.
    /// </summary>
    public static AgentSessionsRequest? Pilot(IEnumerable<AgentSessionsRequest> needs)
    {
        AgentSessionsRequest[] ordered = [.. needs.Where(need => need.Known > 1).OrderBy(need => need.Known)];
        if (ordered.Length < 2)
            return null;
        return ordered[0].Known < HistoryQuery.MaxLimit ? ordered[0] with { Count = Math.Max(ordered[0].Count, ordered[0].Known + 1) } : ordered[0];
    }
}
