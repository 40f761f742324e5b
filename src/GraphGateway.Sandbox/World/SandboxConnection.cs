namespace GraphGateway.Sandbox.World;

/// <summary>A quick-support connection of the simulated account.</summary>
public sealed record SandboxConnection
{
    /// <summary>Its number.</summary>
    public required int Id { get; init; }

    /// <summary>0 waiting for the client, 1 for the operator, 2 active, 3 closed.</summary>
    public required int Status { get; init; }

    /// <summary>When it was created, in Unix seconds.</summary>
    public required long CreateTime { get; init; }

    /// <summary>The code that the client types in.</summary>
    public required string InviteCode { get; init; }

    /// <summary>The operator's secret way in.</summary>
    public required string ConnectUrl { get; init; }

    /// <summary>The client's name; empty where none was given.</summary>
    public required string ClientName { get; init; }

    /// <summary>The client's operating system; empty until the client joins.</summary>
    public string ClientOs { get; init; } = "";

    /// <summary>The client's picture; empty until the client joins.</summary>
    public string ClientPreviewUrl { get; init; } = "";

    /// <summary>Names the connection without its secret.</summary>
    public override string ToString() => $"{nameof(SandboxConnection)} {Id} ({Status})";
}
