using GraphGateway.GraphTypes;
using GraphGateway.Mutations;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class SupportConnectionAlreadyClosedErrorType : DomainErrorType<SupportConnectionAlreadyClosedError>
{
    public SupportConnectionAlreadyClosedErrorType() : base("SupportConnectionAlreadyClosedError", "The quick-support connection is already closed.") =>
        Field<NonNullGraphType<SupportConnectionType>>("supportConnection").Description("The closed connection.").Reads(error => error.SupportConnection);
}
