namespace GraphGateway.Getscreen.History;

/// <summary>A session's recording (<c>video</c>).</summary>
public sealed record SessionVideo
{
    /// <summary>Where the file lies (<c>video.url</c>); to load it the key must be added, so it is no link to hand out.</summary>
    public required string Url { get; init; }

    /// <summary>The file's size in bytes (<c>video.size</c>); null where it is not told.</summary>
    public long? Size { get; init; }

    /// <summary>Names the recording without its address.</summary>
    public override string ToString() => $"{nameof(SessionVideo)} ({Size} bytes)";
}
