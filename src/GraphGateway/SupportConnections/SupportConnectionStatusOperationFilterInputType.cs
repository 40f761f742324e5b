using GraphGateway.Filtering;
using GraphGateway.Getscreen.Support;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class SupportConnectionStatusOperationFilterInputType : OperationFilterInputType<SupportConnectionStatus?>
{
    public SupportConnectionStatusOperationFilterInputType() : base("SupportConnectionStatusOperationFilterInput", "a connection's status") =>
        Equality<SupportConnectionStatusType, ListGraphType<NonNullGraphType<SupportConnectionStatusType>>>();
}
