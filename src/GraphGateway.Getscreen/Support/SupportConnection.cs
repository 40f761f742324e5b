namespace GraphGateway.Getscreen.Support;

/// <summary>A quick-support connection as <c>support/list</c>, <c>support/create</c> and <c>support/info</c> tell it.</summary>
public sealed record SupportConnection
{
    /// <summary>The number that Getscreen knows the connection by (<c>id</c>).</summary>
    public required int Id { get; init; }

    /// <summary>How far the connection has come (<c>status</c>).</summary>
    public SupportConnectionStatus Status { get; init; }

    /// <summary>When the connection was created (<c>create_time</c>).</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>The code that the client types in to join (<c>invite_code</c>).</summary>
    public string? InviteCode { get; init; }

    /// <summary>The client's way in (<c>invite_url</c>).</summary>
    public string? InviteUrl { get; init; }

    /// <summary>The operator's way in (<c>connect_url</c>): a secret.</summary>
    public string? ConnectUrl { get; init; }

    /// <summary>The client's name, visible only to the account (<c>client_name</c>).</summary>
    public string? ClientName { get; init; }

    /// <summary>The client's operating system (<c>client_os</c>); null until the client joins.</summary>
    public OperatingSystem? ClientOs { get; init; }

    /// <summary>A picture of the client's desktop (<c>client_preview_url</c>); null until the client joins.</summary>
    public string? ClientPreviewUrl { get; init; }

    /// <summary>Names the connection without its secret.</summary>
    public override string ToString() => $"{nameof(SupportConnection)} {Id} ({Status})";
}
