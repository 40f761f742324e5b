namespace GraphGateway.Getscreen;

/// <summary>A failed Getscreen call. The message names the failure and the method. It never contains the API key or text from the response.</summary>
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

    /// <summary>How long to wait before a retry: the upstream's <c>Retry-After</c>, or the time for which the <see cref="IKeyGuard"/> blocks the key. Null if there is neither.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The position of the value that could not be read. Set only if <see cref="Failure"/> is <see cref="GetscreenFailure.BadPayload"/> because the response body was invalid.</summary>
    public PayloadMismatchLocation? Mismatch { get; init; }

    /// <summary>Whether the upstream may have executed the call. False if the request was certainly not sent, or was rejected.</summary>
    public bool MayHaveActed { get; init; }
}

/// <summary>The kinds of failure of a Getscreen call.</summary>
public enum GetscreenFailure
{
    /// <summary>Status 400, or a 4xx status that no other member covers. Getscreen rejected the parameters.</summary>
    Rejected,

    /// <summary>Status 402. The plan's limit is reached.</summary>
    PlanLimitReached,

    /// <summary>Status 401 or 403. The key has no access.</summary>
    Forbidden,

    /// <summary>Status 404. The URL or the id is unknown.</summary>
    NotFound,

    /// <summary>Status 429 (for a GET: after all retries), or the call was not sent because the <see cref="IKeyGuard"/> blocks the key.</summary>
    RateLimited,

    /// <summary>Status 5xx, or the connection was refused or reset, or the circuit breaker is open.</summary>
    Unavailable,

    /// <summary>Status 408, or the response was not complete before the deadline.</summary>
    Timeout,

    /// <summary>Status 3xx. The base address is not the API's address.</summary>
    Redirected,

    /// <summary>A 200 response that cannot be read, or a recording whose URL or redirect does not lead to an allowed host.</summary>
    BadPayload,
}

/// <summary>The position of a value in a response that could not be read. The position contains no value of the response.</summary>
/// <param name="Position">The JSON path, e.g. <c>data[3].id</c>; <c>$</c> is the whole response.</param>
/// <param name="Expected">The kind of value that is allowed there, e.g. <c>a 32-bit integer</c>.</param>
/// <param name="Found">The kind of value that was found there, e.g. <c>a string</c>.</param>
public sealed record PayloadMismatchLocation(string Position, string Expected, string Found);
