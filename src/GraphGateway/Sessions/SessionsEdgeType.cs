using GraphGateway.Paging;

namespace GraphGateway.Sessions;

internal sealed class SessionsEdgeType() : EdgeType<SessionEntry, SessionType>("SessionsEdge");
