using GraphGateway.Errors;
using GraphGateway.Mutations;

namespace GraphGateway.SupportConnections;

/// <param name="SupportConnectionId">The global id that was asked for.</param>
internal sealed record SupportConnectionNotFoundError(string SupportConnectionId)
    : DomainError(ErrorCodes.SupportConnectionNotFound, "The account has no such quick-support connection.");
