namespace GraphGateway.Getscreen;

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
