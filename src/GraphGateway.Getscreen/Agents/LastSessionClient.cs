namespace GraphGateway.Getscreen.Agents;

/// <summary>The client that opened an agent's last session (<c>sessions.last.client</c>).</summary>
public sealed record LastSessionClient
{
    /// <summary>The browser's user agent (<c>user_agent</c>).</summary>
    public string? UserAgent { get; init; }

    /// <summary>The client's location (<c>ip</c>, <c>country</c>, <c>region</c>, <c>city</c>), or null if it is unknown.</summary>
    public Geo? Geo { get; init; }
}
