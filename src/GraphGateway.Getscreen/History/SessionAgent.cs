namespace GraphGateway.Getscreen.History;

/// <summary>The desktop of a session, as it was at that time (<c>agent</c>).</summary>
public sealed record SessionAgent
{
    /// <summary>The desktop's Getscreen id (<c>agent.id</c>), or null if it is unknown.</summary>
    public int? Id { get; init; }

    /// <summary>The desktop's name at that time (<c>agent.name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The desktop's group at that time (<c>agent.group</c>).</summary>
    public string? Group { get; init; }

    /// <summary>The desktop's location (<c>agent.geo</c>), or null if it is unknown.</summary>
    public Geo? Geo { get; init; }

    /// <summary>The operating system (<c>agent.os</c>), or null if it is unknown.</summary>
    public OperatingSystem? Os { get; init; }

    /// <summary>The agent's version at that time (<c>agent.version</c>).</summary>
    public string? Version { get; init; }

    /// <summary>The login of the owner of the permanent access (<c>agent.owner</c>).</summary>
    public string? Owner { get; init; }
}
