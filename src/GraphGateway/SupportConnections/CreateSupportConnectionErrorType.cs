using GraphGateway.Mutations;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class CreateSupportConnectionErrorType : UnionGraphType
{
    public CreateSupportConnectionErrorType()
    {
        Name = "CreateSupportConnectionError";
        Description = "Why createSupportConnection created nothing.";
        Type<InvalidClientNameErrorType>();
        Type<PlanLimitReachedErrorType>();
    }
}
