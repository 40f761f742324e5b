namespace GraphGateway.Getscreen.Agents;

/// <summary>A desktop as <c>agents/list</c> tells it. What is missing, null or empty there is null here.</summary>
public sealed record Agent
{
    /// <summary>The number that Getscreen knows the desktop by (<c>id</c>).</summary>
    public required int Id { get; init; }

    /// <summary>The desktop's name (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The group the desktop stands in (<c>group</c>); null where it stands in none.</summary>
    public string? Group { get; init; }

    /// <summary>Blocked, for the account has more desktops than its plan allows (<c>disabled</c>).</summary>
    public bool Disabled { get; init; }

    /// <summary>Over the plan's number of attached files; blocked ten days later (<c>limited</c>).</summary>
    public bool Limited { get; init; }

    /// <summary>When the desktop was added to the account (<c>link_time</c>).</summary>
    public DateTimeOffset? LinkTime { get; init; }

    /// <summary>When the desktop was last active (<c>last_time</c>).</summary>
    public DateTimeOffset? LastTime { get; init; }

    /// <summary>Where the desktop is (<c>geo</c>); null where no part is told.</summary>
    public Geo? Geo { get; init; }

    /// <summary>The permanent connection URL (<c>permanent_url</c>); null where unauthorised users have no access.</summary>
    public string? PermanentUrl { get; init; }

    /// <summary>The preview picture's URL (<c>preview_url</c>).</summary>
    public string? PreviewUrl { get; init; }

    /// <summary>The operating system (<c>os</c>); null where none is told.</summary>
    public OperatingSystem? Os { get; init; }

    /// <summary>The agent's version (<c>version</c>), e.g. <c>1.9.4</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Whether the desktop is reachable now (<c>online</c>).</summary>
    public bool Online { get; init; }

    /// <summary>Whether the agent is installed, not just started (<c>installed</c>).</summary>
    public bool Installed { get; init; }

    /// <summary>Whether the desktop is a favourite in the personal account (<c>favorite</c>).</summary>
    public bool Favorite { get; init; }

    /// <summary>The account that owns the access (<c>owner</c>).</summary>
    public string? Owner { get; init; }

    /// <summary>How many sessions the desktop has had (<c>sessions.total</c>).</summary>
    public int SessionCount { get; init; }

    /// <summary>The last session (<c>sessions.last</c>); null where there was none.</summary>
    public LastSession? LastSession { get; init; }
}
