using GraphGateway.Mutations;

namespace GraphGateway.SupportConnections;

internal sealed class InvalidClientNameErrorType()
    : DomainErrorType<InvalidClientNameError>("InvalidClientNameError", "The client name is too long or contains control or format characters.");
