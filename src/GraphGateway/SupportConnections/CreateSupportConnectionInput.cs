namespace GraphGateway.SupportConnections;

internal sealed record CreateSupportConnectionInput
{
    public string? ClientName { get; init; }

    public string? IdempotencyKey { get; init; }
}
