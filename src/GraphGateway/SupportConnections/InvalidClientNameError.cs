using GraphGateway.Errors;

namespace GraphGateway.SupportConnections;

internal sealed record InvalidClientNameError(string Fault) : DomainError(ErrorCodes.InvalidClientName, Fault);
