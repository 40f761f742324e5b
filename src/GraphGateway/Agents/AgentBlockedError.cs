using GraphGateway.Errors;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Mutations;

namespace GraphGateway.Agents;

internal sealed record AgentBlockedError(Agent Agent)
    : DomainError(ErrorCodes.AgentBlocked, "The agent is blocked because the account has more desktops than its plan allows.");
