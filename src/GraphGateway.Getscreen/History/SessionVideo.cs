namespace GraphGateway.Getscreen.History;

/// <summary>The recording of a session (<c>video</c>).</summary>
public sealed record SessionVideo
{
    /// <summary>The file's URL (<c>video.url</c>). A download requires the API key, so do not return this URL to clients.</summary>
    public required string Url { get; init; }

    /// <summary>The file's size in bytes (<c>video.size</c>), or null if it is unknown.</summary>
    public long? Size { get; init; }

    /// <summary>Returns the recording's size, without its URL.</summary>
    public override string ToString() => $"{nameof(SessionVideo)} ({Size} bytes)";
}
