namespace GraphGateway.Getscreen;

/// <summary>The one failure of a call: what it was, which method it hit, never the key or the upstream's own words.</summary>
public sealed class GetscreenException(GetscreenFailure failure, HttpMethod method, string path, string detail, Exception? innerException = null)
    : Exception($"{method} {path}: {detail}", innerException)
{
    /// <summary>What went wrong.</summary>
    public GetscreenFailure Failure { get; } = failure;

    /// <summary>The HTTP method of the call.</summary>
    public HttpMethod Method { get; } = method;

    /// <summary>The documented method's name, e.g. <c>agents/list</c>.</summary>
    public string Path { get; } = path;

    /// <summary>The HTTP status; null where no answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>How long the upstream asks to wait (<c>Retry-After</c>); null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where the answer cannot be read; null for every failure but <see cref="GetscreenFailure.BadPayload"/>.</summary>
    public PayloadMismatchLocation? Mismatch { get; init; }

    /// <summary>Whether the upstream may have acted on the call: false where the request provably never left or was refused.</summary>
    public bool MayHaveActed { get; init; }
}
