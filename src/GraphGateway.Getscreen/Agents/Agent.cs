namespace GraphGateway.Getscreen.Agents;

/// <summary>A desktop, as returned by <c>agents/list</c>. Absent, null and empty values are null.</summary>
public sealed record Agent
{
    /// <summary>The desktop's Getscreen id (<c>id</c>).</summary>
    public required int Id { get; init; }

    /// <summary>The desktop's name (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The desktop's group (<c>group</c>), or null if it has none.</summary>
    public string? Group { get; init; }

    /// <summary>Whether the desktop is blocked because the account exceeds its plan's number of desktops (<c>disabled</c>).</summary>
    public bool Disabled { get; init; }

    /// <summary>Whether the desktop exceeds the plan's number of attached files; it is blocked ten days later (<c>limited</c>).</summary>
    public bool Limited { get; init; }

    /// <summary>When the desktop was added to the account (<c>link_time</c>).</summary>
    public DateTimeOffset? LinkTime { get; init; }

    /// <summary>When the desktop was last active (<c>last_time</c>).</summary>
    public DateTimeOffset? LastTime { get; init; }

    /// <summary>The desktop's location (<c>geo</c>), or null if it is unknown.</summary>
    public Geo? Geo { get; init; }

    /// <summary>The permanent connection URL (<c>permanent_url</c>), or null if unauthorised users have no access.</summary>
    public string? PermanentUrl { get; init; }

    /// <summary>The URL of the preview image (<c>preview_url</c>).</summary>
    public string? PreviewUrl { get; init; }

    /// <summary>The operating system (<c>os</c>), or null if it is unknown.</summary>
    public OperatingSystem? Os { get; init; }

    /// <summary>The agent's version (<c>version</c>), e.g. <c>1.9.4</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Whether the desktop is online (<c>online</c>).</summary>
    public bool Online { get; init; }

    /// <summary>Whether the agent is installed, and not only run temporarily (<c>installed</c>).</summary>
    public bool Installed { get; init; }

    /// <summary>Whether the desktop is a favourite in the personal account (<c>favorite</c>).</summary>
    public bool Favorite { get; init; }

    /// <summary>The account that owns the access (<c>owner</c>).</summary>
    public string? Owner { get; init; }

    /// <summary>The desktop's total number of sessions (<c>sessions.total</c>).</summary>
    public int SessionCount { get; init; }

    /// <summary>The last session (<c>sessions.last</c>), or null if there was none.</summary>
    public LastSession? LastSession { get; init; }
}
