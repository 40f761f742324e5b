using GraphGateway.Errors;
using GraphGateway.Mutations;

namespace GraphGateway.Agents;

/// <param name="AgentId">The requested global id.</param>
internal sealed record AgentNotFoundError(string AgentId)
    : DomainError(ErrorCodes.AgentNotFound, "The account has no such agent.");
