using GraphGateway.Mutations;

namespace GraphGateway.SupportConnections;

internal sealed record CloseSupportConnectionPayload(int SupportConnectionId, DomainError? Error = null) : MutationPayload(Error);
