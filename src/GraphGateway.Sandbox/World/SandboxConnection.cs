namespace GraphGateway.Sandbox.World;

/// <summary>A quick-support connection of the simulated account.</summary>
public sealed record SandboxConnection
{
    /// <summary>The connection's id.</summary>
    public required int Id { get; init; }

    /// <summary>0: waiting for the client. 1: waiting for the operator. 2: active. 3: closed.</summary>
    public required int Status { get; init; }

    /// <summary>When the connection was created, in Unix seconds.</summary>
    public required long CreateTime { get; init; }

    /// <summary>The code that the client enters to join.</summary>
    public required string InviteCode { get; init; }

    /// <summary>The URL that the operator opens to join: a secret.</summary>
    public required string ConnectUrl { get; init; }

    /// <summary>The client's name, or empty if the request had none.</summary>
    public required string ClientName { get; init; }

    /// <summary>The client's operating system, or empty until the client joins.</summary>
    public string ClientOs { get; init; } = "";

    /// <summary>The URL of the client's preview image, or empty until the client joins.</summary>
    public string ClientPreviewUrl { get; init; } = "";

    /// <summary>Returns the connection's id and status, without its secrets.</summary>
    public override string ToString() => $"{nameof(SandboxConnection)} {Id} ({Status})";
}
