using System.Collections.Frozen;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Agents;

namespace GraphGateway.Agents;

/// <summary>A snapshot of the complete agent list.</summary>
internal sealed class AgentList(IReadOnlyList<Agent> agents)
{
    // Estimated bytes of the index for each agent.
    private const int IndexEntrySize = 64;

    private readonly Lazy<FrozenDictionary<int, Agent>> _byId = new(() =>
        agents.DistinctBy(agent => agent.Id).ToFrozenDictionary(agent => agent.Id));

    public IReadOnlyList<Agent> All => agents;

    /// <summary>The estimated memory in bytes: all agents, plus the index if the list needs one.</summary>
    public long Size => PayloadSerializer.SizeOf(agents) + (IsSorted ? 0 : agents.Count * IndexEntrySize);

    /// <summary>The total number of sessions of all agents.</summary>
    public int SessionCount => AgentTotals.Sessions(agents);

    /// <summary>Returns the agent with this id, or null if the account has none.</summary>
    public Agent? Find(int id) => IsSorted && agents is RowList<Agent> rows ? Find(rows, id) : _byId.Value.GetValueOrDefault(id);

    private bool IsSorted => agents is RowList<Agent> { IsSortedById: true };

    // Materializes only the requested agent.
    private static Agent? Find(RowList<Agent> rows, int id) => rows.IndexOf(id) is >= 0 and var index ? rows[index] : null;
}
