using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class CloseSupportConnectionErrorType : UnionGraphType
{
    public CloseSupportConnectionErrorType()
    {
        Name = "CloseSupportConnectionError";
        Description = "The reasons why closeSupportConnection may not close a connection.";
        Type<SupportConnectionNotFoundErrorType>();
        Type<SupportConnectionAlreadyClosedErrorType>();
    }
}
