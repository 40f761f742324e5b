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
