using GraphGateway.Getscreen.Support;
using GraphGateway.Paging;

namespace GraphGateway.SupportConnections;

/// <summary>A page of connections, with the number of connections that the plan still allows.</summary>
internal sealed class SupportConnectionsConnection(Connection<SupportConnection> page, int? remaining) : Connection<SupportConnection>(page)
{
    public int? Remaining => remaining;
}
