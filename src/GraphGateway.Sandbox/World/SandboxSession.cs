namespace GraphGateway.Sandbox.World;

/// <summary>A session of the simulated history.</summary>
public sealed record SandboxSession
{
    /// <summary>The session's id. Ids increase with the start time.</summary>
    public required int Id { get; init; }

    /// <summary>When the session started, in Unix seconds.</summary>
    public required long Start { get; init; }

    /// <summary>When the session ended, in Unix seconds, or null if it is running.</summary>
    public long? Stop { get; init; }

    /// <summary>The clients that joined, the creator first.</summary>
    public required IReadOnlyList<SandboxClient> Clients { get; init; }

    /// <summary>The desktop at the time of the session.</summary>
    public required SandboxAgent Agent { get; init; }

    /// <summary>The recording's size in bytes, or null if the session was not recorded.</summary>
    public long? VideoSize { get; init; }
}
