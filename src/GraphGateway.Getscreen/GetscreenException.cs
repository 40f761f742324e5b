namespace GraphGateway.Getscreen;

/// <summary>A failed Getscreen call. It names the failure and the method, and never contains the API key or text from the response.</summary>
public sealed class GetscreenException(GetscreenFailure failure, HttpMethod method, string path, string detail, Exception? innerException = null)
    : Exception($"{method} {path}: {detail}", innerException)
{
    /// <summary>The kind of failure.</summary>
    public GetscreenFailure Failure { get; } = failure;

    /// <summary>The HTTP method of the call.</summary>
    public HttpMethod Method { get; } = method;

    /// <summary>The documented method's name, e.g. <c>agents/list</c>.</summary>
    public string Path { get; } = path;

    /// <summary>The HTTP status, or null if there was no response.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The wait before a retry: the upstream's <c>Retry-After</c>, or the wait of the <see cref="IKeyGuard"/>. Null if neither sets one.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The position in the response that could not be read. Set only for <see cref="GetscreenFailure.BadPayload"/>, if the body was invalid.</summary>
    public PayloadMismatchLocation? Mismatch { get; init; }

    /// <summary>Whether the upstream may have executed the call. False if the request was certainly not sent, or was rejected.</summary>
    public bool MayHaveActed { get; init; }
}
