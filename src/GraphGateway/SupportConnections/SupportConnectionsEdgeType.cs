using GraphGateway.Getscreen.Support;
using GraphGateway.Paging;

namespace GraphGateway.SupportConnections;

internal sealed class SupportConnectionsEdgeType() : EdgeType<SupportConnection, SupportConnectionType>("SupportConnectionsEdge");
