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
