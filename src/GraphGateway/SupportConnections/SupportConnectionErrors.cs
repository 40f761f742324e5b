using GraphGateway.Errors;
using GraphGateway.Getscreen.Support;
using GraphGateway.GraphTypes;
using GraphGateway.Mutations;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed record InvalidClientNameError(string Fault) : DomainError(ErrorCodes.InvalidClientName, Fault);

internal sealed class InvalidClientNameErrorType()
    : DomainErrorType<InvalidClientNameError>("InvalidClientNameError", "The client name is too long or contains control or format characters.");

internal sealed record SupportConnectionAlreadyClosedError(SupportConnection SupportConnection)
    : DomainError(ErrorCodes.SupportConnectionAlreadyClosed, "The quick-support connection is already closed.");

internal sealed class SupportConnectionAlreadyClosedErrorType : DomainErrorType<SupportConnectionAlreadyClosedError>
{
    public SupportConnectionAlreadyClosedErrorType() : base("SupportConnectionAlreadyClosedError", "The quick-support connection is already closed.") =>
        Field<NonNullGraphType<SupportConnectionType>>("supportConnection").Description("The closed connection.").Reads(error => error.SupportConnection);
}

/// <param name="SupportConnectionId">The requested global id.</param>
internal sealed record SupportConnectionNotFoundError(string SupportConnectionId)
    : DomainError(ErrorCodes.SupportConnectionNotFound, "The account has no such quick-support connection.");

internal sealed class SupportConnectionNotFoundErrorType : DomainErrorType<SupportConnectionNotFoundError>
{
    public SupportConnectionNotFoundErrorType() : base("SupportConnectionNotFoundError", "The account has no such quick-support connection.") =>
        Field<NonNullGraphType<IdGraphType>>("supportConnectionId").Description("The requested global id.").Reads(error => error.SupportConnectionId);
}
