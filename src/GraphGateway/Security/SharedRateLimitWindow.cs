namespace GraphGateway.Security;

/// <summary>A caller's rate limit window, with the total of all instances.</summary>
/// <param name="Requests">The number of requests that all instances have counted.</param>
/// <param name="Left">The remaining time of the window.</param>
internal sealed record SharedRateLimitWindow(long Requests, TimeSpan Left);
