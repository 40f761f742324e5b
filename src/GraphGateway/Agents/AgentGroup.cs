using GraphGateway.Getscreen.Agents;

namespace GraphGateway.Agents;

internal sealed record AgentGroup(string Name, IReadOnlyList<Agent> Agents);
