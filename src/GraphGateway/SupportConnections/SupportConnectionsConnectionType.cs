using GraphGateway.Getscreen.Support;
using GraphGateway.GraphTypes;
using GraphGateway.Paging;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class SupportConnectionsConnectionType
    : ConnectionType<SupportConnectionsConnection, SupportConnection, SupportConnectionType, SupportConnectionsEdgeType>
{
    public SupportConnectionsConnectionType() : base("SupportConnectionsConnection", "open quick-support connections") =>
        Field<IntGraphType>("remaining").Description("How many more connections the plan allows; null if not reported.").Reads(source => source.Remaining);
}
