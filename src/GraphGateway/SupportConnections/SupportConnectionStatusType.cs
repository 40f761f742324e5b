using GraphGateway.Getscreen.Support;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class SupportConnectionStatusType : EnumerationGraphType
{
    public SupportConnectionStatusType()
    {
        Name = "SupportConnectionStatus";
        Description = "How far a quick-support connection has come.";
        Add("WAITING_FOR_CLIENT", SupportConnectionStatus.WaitingForClient, "New: the client has not joined yet.");
        Add("WAITING_FOR_OPERATOR", SupportConnectionStatus.WaitingForOperator, "The client has joined and waits for the operator.");
        Add("ACTIVE", SupportConnectionStatus.Active, "Client and operator have joined.");
        Add("CLOSED", SupportConnectionStatus.Closed, "Over.");
        Add("UNKNOWN", SupportConnectionStatus.Unknown, "Something else, which this server does not know by name.");
    }
}
