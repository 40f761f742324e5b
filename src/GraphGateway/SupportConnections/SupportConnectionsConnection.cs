using GraphGateway.Getscreen.Support;
using GraphGateway.Paging;

namespace GraphGateway.SupportConnections;

/// <summary>A page of connections, with what the plan leaves.</summary>
internal sealed class SupportConnectionsConnection(Connection<SupportConnection> page, int? remaining) : Connection<SupportConnection>(page)
{
    public int? Remaining => remaining;
}
