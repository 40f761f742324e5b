using System.Collections.Frozen;
using GraphGateway.Getscreen.Agents;

namespace GraphGateway.Agents;

/// <summary>The whole list of agents as it was read at one moment.</summary>
internal sealed class AgentList(IReadOnlyList<Agent> agents)
{
    private readonly Lazy<FrozenDictionary<int, Agent>> _byId = new(() =>
        agents.DistinctBy(agent => agent.Id).ToFrozenDictionary(agent => agent.Id));

    public IReadOnlyList<Agent> All => agents;

    /// <summary>How many sessions all agents have had together.</summary>
    public int SessionCount => agents.Sum(agent => agent.SessionCount);

    /// <summary>The agent of a number; null where the account has none.</summary>
    public Agent? Find(int id) => _byId.Value.GetValueOrDefault(id);
}
