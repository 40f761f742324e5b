using GraphGateway.Errors;
using GraphGateway.Getscreen.Agents;
using GraphGateway.GraphTypes;
using GraphGateway.Mutations;
using GraphQL.Types;

namespace GraphGateway.Agents;

internal sealed record AgentBlockedError(Agent Agent)
    : DomainError(ErrorCodes.AgentBlocked, "The agent is blocked because the account has more desktops than its plan allows.");

internal sealed class AgentBlockedErrorType : DomainErrorType<AgentBlockedError>
{
    public AgentBlockedErrorType() : base("AgentBlockedError", "The agent is blocked because the account has more desktops than its plan allows.") =>
        Field<NonNullGraphType<AgentType>>("agent").Description("The blocked agent.").Reads(error => error.Agent);
}

/// <param name="AgentId">The requested global id.</param>
internal sealed record AgentNotFoundError(string AgentId)
    : DomainError(ErrorCodes.AgentNotFound, "The account has no such agent.");

internal sealed class AgentNotFoundErrorType : DomainErrorType<AgentNotFoundError>
{
    public AgentNotFoundErrorType() : base("AgentNotFoundError", "The account has no such agent.") =>
        Field<NonNullGraphType<IdGraphType>>("agentId").Description("The requested global id.").Reads(error => error.AgentId);
}
