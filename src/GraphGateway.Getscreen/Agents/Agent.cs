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

/// <summary>Totals over the rows of <c>agents/list</c>.</summary>
public static class AgentTotals
{
    /// <summary>The number of sessions of all agents (<c>sessions.total</c>), at most <see cref="int.MaxValue"/>. It does not create the agent objects of a <see cref="RowList{T}"/>.</summary>
    public static int Sessions(IReadOnlyList<Agent> agents)
    {
        var total = agents is RowList<Agent> rows ? rows.Sum(AgentJsonReader.Total) : agents.Sum(agent => (long)agent.SessionCount);
        return (int)Math.Min(total, int.MaxValue);
    }
}

/// <summary>An agent's last session, as returned by <c>agents/list</c> (<c>sessions.last</c>).</summary>
public sealed record LastSession
{
    /// <summary>The session's Getscreen id (<c>id</c>).</summary>
    public required int Id { get; init; }

    /// <summary>When the session started (<c>start_time</c>).</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the session ended (<c>stop_time</c>), or null if it is running.</summary>
    public DateTimeOffset? StopTime { get; init; }

    /// <summary>The client that opened the session (<c>client</c>), or null if it is unknown.</summary>
    public LastSessionClient? Client { get; init; }
}

/// <summary>The client that opened an agent's last session (<c>sessions.last.client</c>).</summary>
public sealed record LastSessionClient
{
    /// <summary>The browser's user agent (<c>user_agent</c>).</summary>
    public string? UserAgent { get; init; }

    /// <summary>The client's location (<c>ip</c>, <c>country</c>, <c>region</c>, <c>city</c>), or null if it is unknown.</summary>
    public Geo? Geo { get; init; }
}
