using GraphGateway.Getscreen.Agents;
using GraphGateway.Paging;

namespace GraphGateway.Agents;

internal sealed class AgentsEdgeType() : EdgeType<Agent, AgentType>("AgentsEdge");
