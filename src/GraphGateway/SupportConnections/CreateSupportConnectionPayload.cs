using GraphGateway.Errors;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.SupportConnections;

internal sealed record CreateSupportConnectionPayload(SupportConnection? Connection = null, DomainError? Error = null) : MutationPayload(Error);
