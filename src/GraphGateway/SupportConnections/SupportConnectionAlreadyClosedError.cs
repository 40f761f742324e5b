using GraphGateway.Errors;
using GraphGateway.Getscreen.Support;
using GraphGateway.Mutations;

namespace GraphGateway.SupportConnections;

internal sealed record SupportConnectionAlreadyClosedError(SupportConnection SupportConnection)
    : DomainError(ErrorCodes.SupportConnectionAlreadyClosed, "The quick-support connection is already closed.");
