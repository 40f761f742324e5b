namespace GraphGateway.Getscreen.History;

/// <summary>A session's recording as it stands in the payload; it has no URL where there was no recording.</summary>
internal sealed class SessionVideoPayload
{
    public string? Url { get; init; }

    public long? Size { get; init; }

    public SessionVideo? ToVideo() => Url is null ? null : new() { Url = Url, Size = Size };
}
