using GraphGateway.Mutations;

namespace GraphGateway.Agents;

internal sealed record ConnectAgentPayload(int AgentId, string? Url = null, DomainError? Error = null) : MutationPayload(Error)
{
    /// <summary>Names the agent without the link, which is a secret.</summary>
    public override string ToString() => $"{nameof(ConnectAgentPayload)} {AgentId}";
}
