namespace GraphGateway.Getscreen.History;

/// <summary>A session as <c>history/list</c> tells it. What is missing, null or empty there is null here.</summary>
public sealed record Session
{
    /// <summary>The number that Getscreen knows the session by (<c>id</c>).</summary>
    public required int Id { get; init; }

    /// <summary>When the session started (<c>start</c>).</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>When the session stopped (<c>stop</c>); null while it runs.</summary>
    public DateTimeOffset? Stop { get; init; }

    /// <summary>Who joined (<c>clients</c>, or <c>client</c> in some answers).</summary>
    public IReadOnlyList<SessionClient> Clients { get; init; } = [];

    /// <summary>The desktop as it was then (<c>agent</c>); null where it is not told.</summary>
    public SessionAgent? Agent { get; init; }

    /// <summary>The recording (<c>video</c>); null where the session was not recorded.</summary>
    public SessionVideo? Video { get; init; }
}
