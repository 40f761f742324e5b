namespace GraphGateway.Getscreen;

/// <summary>The ways in which a call of the Getscreen API fails.</summary>
public enum GetscreenFailure
{
    /// <summary>400, or another 4xx without a meaning of its own: the parameters were refused.</summary>
    Rejected,

    /// <summary>402: the plan allows no more.</summary>
    PlanLimitReached,

    /// <summary>401 or 403: the key has no access.</summary>
    Forbidden,

    /// <summary>404: unknown URL or unknown id.</summary>
    NotFound,

    /// <summary>429, after the retries that a GET is worth.</summary>
    RateLimited,

    /// <summary>5xx, refused, reset, or the circuit breaker is open.</summary>
    Unavailable,

    /// <summary>No whole answer within the time allowed.</summary>
    Timeout,

    /// <summary>3xx: the base address is not where the API answers.</summary>
    Redirected,

    /// <summary>A 200 that cannot be read.</summary>
    BadPayload,
}
