namespace GraphGateway.Getscreen.Agents;

/// <summary>What the rows of <c>agents/list</c> come to together.</summary>
public static class AgentTotals
{
    /// <summary>How many sessions all agents have had (<c>sessions.total</c>), the largest number at most. No agent is made for it.</summary>
    public static int Sessions(IReadOnlyList<Agent> agents)
    {
        var total = agents is RowList<Agent> rows ? rows.Sum(AgentJsonReader.Total) : agents.Sum(agent => (long)agent.SessionCount);
        return (int)Math.Min(total, int.MaxValue);
    }
}
