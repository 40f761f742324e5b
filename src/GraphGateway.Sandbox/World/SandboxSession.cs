namespace GraphGateway.Sandbox.World;

/// <summary>A session of the simulated history.</summary>
public sealed record SandboxSession
{
    /// <summary>Its number; numbers grow with the start.</summary>
    public required int Id { get; init; }

    /// <summary>When it started, in Unix seconds.</summary>
    public required long Start { get; init; }

    /// <summary>When it stopped, in Unix seconds; null while it runs.</summary>
    public long? Stop { get; init; }

    /// <summary>Who joined, the creator first.</summary>
    public required IReadOnlyList<SandboxClient> Clients { get; init; }

    /// <summary>The desktop as it was then.</summary>
    public required SandboxAgent Agent { get; init; }

    /// <summary>The recording's size in bytes; null where the session was not recorded.</summary>
    public long? VideoSize { get; init; }
}
