namespace GraphGateway.Security;

/// <summary>A caller's window, as all instances count it.</summary>
/// <param name="Requests">How many requests they have counted.</param>
/// <param name="Left">How long the window still is.</param>
internal sealed record SharedRateLimitWindow(long Requests, TimeSpan Left);
