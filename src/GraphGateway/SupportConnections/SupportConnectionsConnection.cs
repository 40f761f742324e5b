using GraphGateway.Getscreen.Support;
using GraphGateway.GraphTypes;
using GraphGateway.Paging;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

/// <summary>A page of connections, with the number of connections that the plan still allows.</summary>
internal sealed class SupportConnectionsConnection(Connection<SupportConnection> page, int? remaining) : Connection<SupportConnection>(page)
{
    public int? Remaining => remaining;
}

internal sealed class SupportConnectionsConnectionType
    : ConnectionType<SupportConnectionsConnection, SupportConnection, SupportConnectionType, SupportConnectionsEdgeType>
{
    public SupportConnectionsConnectionType() : base("SupportConnectionsConnection", "open quick-support connections") =>
        Field<IntGraphType>("remaining").Description("How many more connections the plan allows; null if not reported.").Reads(source => source.Remaining);
}

internal sealed class SupportConnectionsEdgeType() : EdgeType<SupportConnection, SupportConnectionType>("SupportConnectionsEdge");
