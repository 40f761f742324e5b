using GraphGateway.GraphTypes;
using GraphGateway.Mutations;
using GraphQL.Types;

namespace GraphGateway.Agents;

internal sealed class AgentBlockedErrorType : DomainErrorType<AgentBlockedError>
{
    public AgentBlockedErrorType() : base("AgentBlockedError", "The agent is blocked because the account has more desktops than its plan allows.") =>
        Field<NonNullGraphType<AgentType>>("agent").Description("The blocked agent.").Reads(error => error.Agent);
}
