using GraphGateway.Mutations;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class CreateSupportConnectionErrorType : UnionGraphType
{
    public CreateSupportConnectionErrorType()
    {
        Name = "CreateSupportConnectionError";
        Description = "The reasons why createSupportConnection may not create a connection.";
        Type<InvalidClientNameErrorType>();
        Type<PlanLimitReachedErrorType>();
    }
}
