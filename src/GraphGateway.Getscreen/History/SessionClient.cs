namespace GraphGateway.Getscreen.History;

/// <summary>A client that joined a session (<c>clients[.]</c>).</summary>
public sealed record SessionClient
{
    /// <summary>The user's login (<c>login</c>), or null if the client was anonymous.</summary>
    public string? Login { get; init; }

    /// <summary>The browser's user agent (<c>user_agent</c>).</summary>
    public string? UserAgent { get; init; }

    /// <summary>The client's location (<c>geo</c>), or null if it is unknown.</summary>
    public Geo? Geo { get; init; }
}
