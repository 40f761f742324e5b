using GraphGateway.Paging;

namespace GraphGateway.Sessions;

internal sealed class SessionsConnectionType()
    : ConnectionType<Connection<SessionEntry>, SessionEntry, SessionType, SessionsEdgeType>("SessionsConnection", "sessions, newest first");

internal sealed class SessionsEdgeType() : EdgeType<SessionEntry, SessionType>("SessionsEdge");
