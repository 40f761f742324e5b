using GraphGateway.Mutations;
using GraphQL.Types;

namespace GraphGateway.Agents;

internal sealed class ConnectAgentErrorType : UnionGraphType
{
    public ConnectAgentErrorType()
    {
        Name = "ConnectAgentError";
        Description = "The reasons why connectAgent may return no link.";
        Type<AgentNotFoundErrorType>();
        Type<AgentBlockedErrorType>();
        Type<PlanLimitReachedErrorType>();
    }
}
