using System.Collections.Frozen;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Agents;

namespace GraphGateway.Agents;

/// <summary>The whole list of agents as it was read at one moment.</summary>
internal sealed class AgentList(IReadOnlyList<Agent> agents)
{
    // What the index takes for each agent.
    private const int IndexEntry = 64;

    private readonly Lazy<FrozenDictionary<int, Agent>> _byId = new(() =>
        agents.DistinctBy(agent => agent.Id).ToFrozenDictionary(agent => agent.Id));

    public IReadOnlyList<Agent> All => agents;

    /// <summary>How many bytes of memory the list takes, by estimate: all agents read, and the index if it has one.</summary>
    public long Size => PayloadSerializer.SizeOf(agents) + (IsSorted ? 0 : agents.Count * IndexEntry);

    /// <summary>How many sessions all agents have had together.</summary>
    public int SessionCount => AgentTotals.Sessions(agents);

    /// <summary>The agent of a number; null where the account has none.</summary>
    public Agent? Find(int id) => IsSorted && agents is RowList<Agent> rows ? Find(rows, id) : _byId.Value.GetValueOrDefault(id);

    private bool IsSorted => agents is RowList<Agent> { IsSortedById: true };

    // Only the agent that is asked for is made.
    private static Agent? Find(RowList<Agent> rows, int id) => rows.IndexOf(id) is >= 0 and var index ? rows[index] : null;
}
