namespace GraphGateway.Sandbox.World;

/// <summary>A desktop of the simulated account.</summary>
public sealed record SandboxAgent
{
    /// <summary>Its number.</summary>
    public required int Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its group; empty where it stands in none.</summary>
    public required string Group { get; init; }

    /// <summary>Whether it is blocked.</summary>
    public bool Disabled { get; init; }

    /// <summary>Whether it is over the plan's number of files.</summary>
    public bool Limited { get; init; }

    /// <summary>When it was added, in Unix seconds.</summary>
    public required long LinkTime { get; init; }

    /// <summary>When it was last active, in Unix seconds; 0 where it never was.</summary>
    public long LastTime { get; init; }

    /// <summary>Where it is.</summary>
    public required GeoPlace Place { get; init; }

    /// <summary>Its permanent URL; null where there is none.</summary>
    public string? PermanentUrl { get; init; }

    /// <summary>Its picture.</summary>
    public required string PreviewUrl { get; init; }

    /// <summary>Its operating system's word.</summary>
    public required string Os { get; init; }

    /// <summary>Its agent program's version.</summary>
    public required string Version { get; init; }

    /// <summary>Whether it can be reached.</summary>
    public bool Online { get; init; }

    /// <summary>Whether the agent program is installed.</summary>
    public bool Installed { get; init; }

    /// <summary>Whether it is a favourite.</summary>
    public bool Favorite { get; init; }

    /// <summary>Who owns the access.</summary>
    public required string Owner { get; init; }
}
