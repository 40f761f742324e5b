using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class CloseSupportConnectionErrorType : UnionGraphType
{
    public CloseSupportConnectionErrorType()
    {
        Name = "CloseSupportConnectionError";
        Description = "Why closeSupportConnection closed nothing.";
        Type<SupportConnectionNotFoundErrorType>();
        Type<SupportConnectionAlreadyClosedErrorType>();
    }
}
