namespace GraphGateway.Getscreen.History;

/// <summary>A session, as returned by <c>history/list</c>. Absent, null and empty values are null.</summary>
public sealed record Session
{
    /// <summary>The session's Getscreen id (<c>id</c>).</summary>
    public required int Id { get; init; }

    /// <summary>When the session started (<c>start</c>).</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>When the session ended (<c>stop</c>), or null if it is running.</summary>
    public DateTimeOffset? Stop { get; init; }

    /// <summary>The clients that joined (<c>clients</c>, or <c>client</c> in some responses).</summary>
    public IReadOnlyList<SessionClient> Clients { get; init; } = [];

    /// <summary>The desktop at the time of the session (<c>agent</c>), or null if it is unknown.</summary>
    public SessionAgent? Agent { get; init; }

    /// <summary>The recording (<c>video</c>), or null if the session was not recorded.</summary>
    public SessionVideo? Video { get; init; }
}

/// <summary>The desktop of a session, as it was at that time (<c>agent</c>).</summary>
public sealed record SessionAgent
{
    /// <summary>The desktop's Getscreen id (<c>agent.id</c>), or null if it is unknown.</summary>
    public int? Id { get; init; }

    /// <summary>The desktop's name at that time (<c>agent.name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The desktop's group at that time (<c>agent.group</c>).</summary>
    public string? Group { get; init; }

    /// <summary>The desktop's location (<c>agent.geo</c>), or null if it is unknown.</summary>
    public Geo? Geo { get; init; }

    /// <summary>The operating system (<c>agent.os</c>), or null if it is unknown.</summary>
    public OperatingSystem? Os { get; init; }

    /// <summary>The agent's version at that time (<c>agent.version</c>).</summary>
    public string? Version { get; init; }

    /// <summary>The login of the owner of the permanent access (<c>agent.owner</c>).</summary>
    public string? Owner { get; init; }
}

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

/// <summary>The recording of a session (<c>video</c>).</summary>
public sealed record SessionVideo
{
    /// <summary>The file's URL (<c>video.url</c>). A download requires the API key, so do not return this URL to clients.</summary>
    public required string Url { get; init; }

    /// <summary>The file's size in bytes (<c>video.size</c>), or null if it is unknown.</summary>
    public long? Size { get; init; }

    /// <summary>Returns the recording's size, without its URL.</summary>
    public override string ToString() => $"{nameof(SessionVideo)} ({Size} bytes)";
}
