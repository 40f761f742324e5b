namespace GraphGateway.Getscreen.Agents;

/// <summary>An agent's last session, as returned by <c>agents/list</c> (<c>sessions.last</c>).</summary>
public sealed record LastSession
{
    /// <summary>The session's Getscreen id (<c>id</c>).</summary>
    public required int Id { get; init; }

    /// <summary>When the session started (<c>start_time</c>).</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the session ended (<c>stop_time</c>), or null if it is running.</summary>
    public DateTimeOffset? StopTime { get; init; }

    /// <summary>The client that opened the session (<c>client</c>), or null if it is unknown.</summary>
    public LastSessionClient? Client { get; init; }
}
