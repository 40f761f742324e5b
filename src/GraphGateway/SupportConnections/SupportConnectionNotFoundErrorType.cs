using GraphGateway.GraphTypes;
using GraphGateway.Mutations;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class SupportConnectionNotFoundErrorType : DomainErrorType<SupportConnectionNotFoundError>
{
    public SupportConnectionNotFoundErrorType() : base("SupportConnectionNotFoundError", "The account has no such quick-support connection.") =>
        Field<NonNullGraphType<IdGraphType>>("supportConnectionId").Description("The requested global id.").Reads(error => error.SupportConnectionId);
}
