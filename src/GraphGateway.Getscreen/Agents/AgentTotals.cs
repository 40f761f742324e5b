namespace GraphGateway.Getscreen.Agents;

/// <summary>Totals over the rows of <c>agents/list</c>.</summary>
public static class AgentTotals
{
    /// <summary>The number of sessions of all agents (<c>sessions.total</c>), at most <see cref="int.MaxValue"/>. It does not create the agent objects of a <see cref="RowList{T}"/>.</summary>
    public static int Sessions(IReadOnlyList<Agent> agents)
    {
        var total = agents is RowList<Agent> rows ? rows.Sum(AgentJsonReader.Total) : agents.Sum(agent => (long)agent.SessionCount);
        return (int)Math.Min(total, int.MaxValue);
    }
}
