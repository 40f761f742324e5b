namespace GraphGateway.Getscreen.History;

/// <summary>The desktop as it was when a session was recorded (<c>agent</c>).</summary>
public sealed record SessionAgent
{
    /// <summary>The number that Getscreen knows the desktop by (<c>agent.id</c>); null where it is not told.</summary>
    public int? Id { get; init; }

    /// <summary>The desktop's name then (<c>agent.name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The desktop's group then (<c>agent.group</c>).</summary>
    public string? Group { get; init; }

    /// <summary>Where the desktop was (<c>agent.geo</c>); null where no part is told.</summary>
    public Geo? Geo { get; init; }

    /// <summary>The operating system (<c>agent.os</c>); null where none is told.</summary>
    public OperatingSystem? Os { get; init; }

    /// <summary>The agent's version then (<c>agent.version</c>).</summary>
    public string? Version { get; init; }

    /// <summary>The login of the owner of the permanent access (<c>agent.owner</c>).</summary>
    public string? Owner { get; init; }
}
