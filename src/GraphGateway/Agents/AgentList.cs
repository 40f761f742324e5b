using System.Collections.Frozen;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Agents;

namespace GraphGateway.Agents;

/// <summary>The whole list of agents as it was read at one moment.</summary>
internal sealed class AgentList(IReadOnlyList<Agent> agents)
{
    private readonly Lazy<FrozenDictionary<int, Agent>> _byId = new(() =>
        agents.DistinctBy(agent => agent.Id).ToFrozenDictionary(agent => agent.Id));

    public IReadOnlyList<Agent> All => agents;

    /// <summary>How many sessions all agents have had together.</summary>
    public int SessionCount => AgentTotals.Sessions(agents);

    /// <summary>The agent of a number; null where the account has none.</summary>
    public Agent? Find(int id) => agents is RowList<Agent> { IsSortedById: true } rows ? Find(rows, id) : _byId.Value.GetValueOrDefault(id);

    // Only the agent that is asked for is made.
    private static Agent? Find(RowList<Agent> rows, int id) => rows.IndexOf(id) is >= 0 and var index ? rows[index] : null;
}
