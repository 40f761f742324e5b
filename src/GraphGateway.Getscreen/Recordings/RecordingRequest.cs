namespace GraphGateway.Getscreen.Recordings;

/// <summary>What is asked of a recording.</summary>
/// <param name="Method">GET, or HEAD where the body is not wanted.</param>
/// <param name="Url">Where it lies, as history told it.</param>
/// <param name="Headers">The range and the conditions.</param>
public sealed record RecordingRequest(HttpMethod Method, Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>Names the request without its address.</summary>
    public override string ToString() => $"{nameof(RecordingRequest)} {Method}";
}
