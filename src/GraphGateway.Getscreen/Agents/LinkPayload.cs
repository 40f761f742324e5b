namespace GraphGateway.Getscreen.Agents;

/// <summary>The link of <c>agents/connect</c> as it stands in the payload: a secret.</summary>
internal sealed class LinkPayload
{
    public string? Url { get; init; }
}
