namespace GraphGateway.Getscreen;

/// <summary>Blocks calls with keys that Getscreen rejects. Keys that callers send may be wrong, so the guard observes the response statuses and limits further calls.</summary>
public interface IKeyGuard
{
    /// <summary>How long calls with the account's key are blocked, or null if they are allowed.</summary>
    TimeSpan? RetryAfter(GetscreenAccount account);

    /// <summary>Records the response status of a call with the account's key.</summary>
    void OnResponse(GetscreenAccount account, int status);
}
