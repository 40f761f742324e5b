using GraphGateway.Getscreen.Support;
using GraphGateway.Mutations;

namespace GraphGateway.SupportConnections;

internal sealed record CreateSupportConnectionPayload(SupportConnection? Connection = null, DomainError? Error = null) : MutationPayload(Error);
