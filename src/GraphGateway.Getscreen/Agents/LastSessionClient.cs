namespace GraphGateway.Getscreen.Agents;

/// <summary>Who opened an agent's last session (<c>sessions.last.client</c>).</summary>
public sealed record LastSessionClient
{
    /// <summary>The browser's user agent (<c>user_agent</c>).</summary>
    public string? UserAgent { get; init; }

    /// <summary>Where the client was (<c>ip</c>, <c>country</c>, <c>region</c>, <c>city</c>); null where no part is told.</summary>
    public Geo? Geo { get; init; }
}
