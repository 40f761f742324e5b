namespace GraphGateway.Getscreen.Recordings;

/// <summary>A request for a recording.</summary>
/// <param name="Method">GET, or HEAD for the headers only.</param>
/// <param name="Url">The recording's URL, from <c>history/list</c>.</param>
/// <param name="Headers">The range and conditional headers.</param>
public sealed record RecordingRequest(HttpMethod Method, Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>Returns the request's method, without its URL.</summary>
    public override string ToString() => $"{nameof(RecordingRequest)} {Method}";
}
