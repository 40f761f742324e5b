namespace GraphGateway.Getscreen.Agents;

/// <summary>An agent's last session as <c>agents/list</c> tells it (<c>sessions.last</c>).</summary>
public sealed record LastSession
{
    /// <summary>The number that Getscreen knows the session by (<c>id</c>).</summary>
    public required int Id { get; init; }

    /// <summary>When the session started (<c>start_time</c>).</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the session stopped (<c>stop_time</c>); null while it runs.</summary>
    public DateTimeOffset? StopTime { get; init; }

    /// <summary>Who opened the session (<c>client</c>); null where nothing is told.</summary>
    public LastSessionClient? Client { get; init; }
}
