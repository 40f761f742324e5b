using GraphGateway.Filtering;
using GraphGateway.Getscreen.Support;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class SupportConnectionStatusType : EnumerationGraphType
{
    public SupportConnectionStatusType()
    {
        Name = "SupportConnectionStatus";
        Description = "The status of a quick-support connection.";
        Add("WAITING_FOR_CLIENT", SupportConnectionStatus.WaitingForClient, "New: the client has not joined yet.");
        Add("WAITING_FOR_OPERATOR", SupportConnectionStatus.WaitingForOperator, "The client has joined and is waiting for the operator.");
        Add("ACTIVE", SupportConnectionStatus.Active, "Client and operator have joined.");
        Add("CLOSED", SupportConnectionStatus.Closed, "The connection is closed.");
        Add("UNKNOWN", SupportConnectionStatus.Unknown, "A value that this server does not know.");
    }
}

internal sealed class SupportConnectionStatusOperationFilterInputType : OperationFilterInputType<SupportConnectionStatus?>
{
    public SupportConnectionStatusOperationFilterInputType() : base("SupportConnectionStatusOperationFilterInput", "a connection's status") =>
        Equality<SupportConnectionStatusType, ListGraphType<NonNullGraphType<SupportConnectionStatusType>>>();
}
