namespace GraphGateway.Getscreen.Agents;

/// <summary><c>sessions</c> of an agent as it stands in the payload.</summary>
internal sealed class AgentSessionsPayload
{
    public LastSessionPayload? Last { get; init; }

    public int? Total { get; init; }
}
