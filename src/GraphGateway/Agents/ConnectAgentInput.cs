namespace GraphGateway.Agents;

internal sealed record ConnectAgentInput
{
    public required string AgentId { get; init; }

    public string? IdempotencyKey { get; init; }
}
