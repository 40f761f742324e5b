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

/// <summary>The kinds of failure of a Getscreen call.</summary>
public enum GetscreenFailure
{
    /// <summary>400, or a 4xx status that no other member covers: Getscreen rejected the parameters.</summary>
    Rejected,

    /// <summary>402: the plan's limit is reached.</summary>
    PlanLimitReached,

    /// <summary>401 or 403: the key has no access.</summary>
    Forbidden,

    /// <summary>404: unknown URL or unknown id.</summary>
    NotFound,

    /// <summary>429 (for a GET, after all retries), or not sent because the <see cref="IKeyGuard"/> blocks the key.</summary>
    RateLimited,

    /// <summary>5xx, the connection was refused or reset, or the circuit breaker is open.</summary>
    Unavailable,

    /// <summary>408, or the response was not complete before the deadline.</summary>
    Timeout,

    /// <summary>3xx: the base address is not the API's address.</summary>
    Redirected,

    /// <summary>A 200 response that cannot be read, or a recording that cannot be followed to an allowed host.</summary>
    BadPayload,
}

/// <summary>The position in a response that could not be read. It contains no value of the response.</summary>
/// <param name="Position">The JSON path, e.g. <c>data[3].id</c>; <c>$</c> is the whole response.</param>
/// <param name="Expected">The kind of value that is allowed there, e.g. <c>a 32-bit integer</c>.</param>
/// <param name="Found">The kind of value that was found there, e.g. <c>a string</c>.</param>
public sealed record PayloadMismatchLocation(string Position, string Expected, string Found);
