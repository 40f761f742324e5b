namespace GraphGateway.Getscreen.Support;

/// <summary>A quick-support connection, as returned by <c>support/list</c>, <c>support/create</c> and <c>support/info</c>.</summary>
public sealed record SupportConnection
{
    /// <summary>The connection's Getscreen id (<c>id</c>).</summary>
    public required int Id { get; init; }

    /// <summary>The connection's status (<c>status</c>).</summary>
    public SupportConnectionStatus Status { get; init; }

    /// <summary>When the connection was created (<c>create_time</c>).</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>The code that the client enters to join (<c>invite_code</c>).</summary>
    public string? InviteCode { get; init; }

    /// <summary>The URL that the client opens to join (<c>invite_url</c>).</summary>
    public string? InviteUrl { get; init; }

    /// <summary>The URL that the operator opens to join (<c>connect_url</c>): a secret.</summary>
    public string? ConnectUrl { get; init; }

    /// <summary>The client's name, visible only to the account (<c>client_name</c>).</summary>
    public string? ClientName { get; init; }

    /// <summary>The client's operating system (<c>client_os</c>), or null until the client joins.</summary>
    public OperatingSystem? ClientOs { get; init; }

    /// <summary>The URL of a preview image of the client's desktop (<c>client_preview_url</c>), or null until the client joins.</summary>
    public string? ClientPreviewUrl { get; init; }

    /// <summary>Returns the connection's id and status, without its secrets.</summary>
    public override string ToString() => $"{nameof(SupportConnection)} {Id} ({Status})";
}

/// <summary>The status of a quick-support connection (<c>status</c>).</summary>
public enum SupportConnectionStatus
{
    /// <summary>New, waiting for the client to join (0).</summary>
    WaitingForClient = 0,

    /// <summary>The client has joined, waiting for the operator (1).</summary>
    WaitingForOperator = 1,

    /// <summary>All participants have joined (2).</summary>
    Active = 2,

    /// <summary>Closed (3).</summary>
    Closed = 3,

    /// <summary>A value that this enum does not define.</summary>
    Unknown = 4,
}

/// <summary>The response of <c>support/list</c>: the open connections.</summary>
public sealed record SupportList
{
    /// <summary>How many more connections the plan allows (<c>remain</c>), or null if it is unknown.</summary>
    public int? Remain { get; init; }

    /// <summary>The open connections, in the upstream's order (<c>data</c>).</summary>
    public required IReadOnlyList<SupportConnection> Connections { get; init; }
}
