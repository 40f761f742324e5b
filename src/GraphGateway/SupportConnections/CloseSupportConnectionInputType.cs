using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class CloseSupportConnectionInputType : InputObjectGraphType<CloseSupportConnectionInput>
{
    public CloseSupportConnectionInputType()
    {
        Name = "CloseSupportConnectionInput";
        Description = "The input of closeSupportConnection.";
        Field<NonNullGraphType<IdGraphType>>("supportConnectionId").Description("The connection's global id or the number that Getscreen uses.");
    }
}
