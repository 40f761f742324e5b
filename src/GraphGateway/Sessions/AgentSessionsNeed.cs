using GraphGateway.Getscreen.History;
using GraphGateway.History;

namespace GraphGateway.Sessions;

/// <summary>How many of an agent's newest sessions an operation needs.</summary>
/// <param name="AgentId">The agent's number.</param>
/// <param name="Filter">Which sessions, without the agent.</param>
/// <param name="Count">How many.</param>
/// <param name="Known">How many the agent has had, as the list tells it.</param>
internal sealed record AgentSessionsNeed(int AgentId, SessionFilter Filter, int Count, int Known)
{
    /// <summary>How many calls it takes to ask for this agent alone.</summary>
    public int Calls => HistoryWindow.Count(Math.Min(Count, Known));

    /// <summary>Whether the rows are as many as the list of agents and the history both say that there are: then no call is spent to see that no more follow.</summary>
    public bool IsKnownToBeAll(HistorySlice slice) => slice.Rows.Count == Known && slice.Total == Known;

    /// <summary>One need for each agent, the largest.</summary>
    public static IEnumerable<AgentSessionsNeed> Merge(IEnumerable<AgentSessionsNeed> needs) =>
        needs.GroupBy(need => need.AgentId).Select(ofAgent => ofAgent.MaxBy(need => need.Count)!);

    /// <summary>
    /// The need to ask for first where the upstream's order is not known: the smallest that can show it, and wholly where one
    /// call holds it, so that the order costs nothing. Null where there are no two needs that it matters to.
    /// </summary>
    public static AgentSessionsNeed? Pilot(IEnumerable<AgentSessionsNeed> needs)
    {
        AgentSessionsNeed[] ordered = [.. needs.Where(need => need.Known > 1).OrderBy(need => need.Known)];
        if (ordered.Length < 2)
            return null;
        return ordered[0].Known <= HistoryQuery.MaxLimit ? ordered[0] with { Count = Math.Max(ordered[0].Count, ordered[0].Known) } : ordered[0];
    }
}
