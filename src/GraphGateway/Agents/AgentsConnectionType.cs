using GraphGateway.Getscreen.Agents;
using GraphGateway.Paging;

namespace GraphGateway.Agents;

internal sealed class AgentsConnectionType()
    : ConnectionType<Connection<Agent>, Agent, AgentType, AgentsEdgeType>("AgentsConnection", "agents");

internal sealed class AgentsEdgeType() : EdgeType<Agent, AgentType>("AgentsEdge");
