namespace GraphGateway.Getscreen;

/// <summary>Decides whether calls may be sent with an account's key, and learns how Getscreen answers them: a key that a caller brings may be wrong.</summary>
public interface IKeyGuard
{
    /// <summary>How long no call may be sent with the account's key; null if calls may be sent.</summary>
    TimeSpan? Wait(GetscreenAccount account);

    /// <summary>Learns the status of a response to a call with the account's key.</summary>
    void Answered(GetscreenAccount account, int status);
}
