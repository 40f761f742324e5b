namespace GraphGateway.Getscreen.History;

/// <summary>A client who joined a session (<c>clients[.]</c>).</summary>
public sealed record SessionClient
{
    /// <summary>The user's login (<c>login</c>); null where the client was anonymous.</summary>
    public string? Login { get; init; }

    /// <summary>The browser's user agent (<c>user_agent</c>).</summary>
    public string? UserAgent { get; init; }

    /// <summary>Where the client was (<c>geo</c>); null where no part is told.</summary>
    public Geo? Geo { get; init; }
}
