using GraphGateway.Errors;
using GraphGateway.Mutations;

namespace GraphGateway.SupportConnections;

/// <param name="SupportConnectionId">The requested global id.</param>
internal sealed record SupportConnectionNotFoundError(string SupportConnectionId)
    : DomainError(ErrorCodes.SupportConnectionNotFound, "The account has no such quick-support connection.");
