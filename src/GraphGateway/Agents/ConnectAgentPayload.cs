using GraphGateway.Mutations;

namespace GraphGateway.Agents;

internal sealed record ConnectAgentPayload(int AgentId, string? Url = null, DomainError? Error = null) : MutationPayload(Error)
{
    /// <summary>Omits the link, because it is a secret.</summary>
    public override string ToString() => $"{nameof(ConnectAgentPayload)} {AgentId}";
}
