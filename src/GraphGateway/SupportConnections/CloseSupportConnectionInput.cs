namespace GraphGateway.SupportConnections;

internal sealed record CloseSupportConnectionInput
{
    public required string SupportConnectionId { get; init; }
}
