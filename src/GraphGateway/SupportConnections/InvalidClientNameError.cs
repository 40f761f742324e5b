using GraphGateway.Errors;
using GraphGateway.Mutations;

namespace GraphGateway.SupportConnections;

internal sealed record InvalidClientNameError(string Fault) : DomainError(ErrorCodes.InvalidClientName, Fault);
