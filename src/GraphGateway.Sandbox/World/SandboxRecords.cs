namespace GraphGateway.Sandbox.World;

/// <summary>A desktop of the simulated account.</summary>
public sealed record SandboxAgent
{
    /// <summary>The desktop's id.</summary>
    public required int Id { get; init; }

    /// <summary>The desktop's name.</summary>
    public required string Name { get; init; }

    /// <summary>The desktop's group, or empty if it has none.</summary>
    public required string Group { get; init; }

    /// <summary>Whether the desktop is blocked.</summary>
    public bool Disabled { get; init; }

    /// <summary>Whether the desktop exceeds the plan's number of files.</summary>
    public bool Limited { get; init; }

    /// <summary>When the desktop was added, in Unix seconds.</summary>
    public required long LinkTime { get; init; }

    /// <summary>When the desktop was last active, in Unix seconds; 0 if never.</summary>
    public long LastTime { get; init; }

    /// <summary>The desktop's location.</summary>
    public required GeoPlace Place { get; init; }

    /// <summary>The permanent URL, or null if there is none.</summary>
    public string? PermanentUrl { get; init; }

    /// <summary>The URL of the preview image.</summary>
    public required string PreviewUrl { get; init; }

    /// <summary>The operating system, as in the payload.</summary>
    public required string Os { get; init; }

    /// <summary>The agent program's version.</summary>
    public required string Version { get; init; }

    /// <summary>Whether the desktop is online.</summary>
    public bool Online { get; init; }

    /// <summary>Whether the agent program is installed.</summary>
    public bool Installed { get; init; }

    /// <summary>Whether the desktop is a favourite.</summary>
    public bool Favorite { get; init; }

    /// <summary>The login of the access's owner.</summary>
    public required string Owner { get; init; }
}

/// <summary>A client that joined a simulated session.</summary>
/// <param name="Login">The login, or empty if the client was anonymous.</param>
/// <param name="UserAgent">The browser's user agent.</param>
/// <param name="Place">The client's location.</param>
public sealed record SandboxClient(string Login, string UserAgent, GeoPlace Place);

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

/// <summary>A simulated location with an IP address.</summary>
public sealed record GeoPlace(string Ip, string Country, string Region, string City);
