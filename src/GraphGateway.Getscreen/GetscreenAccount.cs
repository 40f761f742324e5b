namespace GraphGateway.Getscreen;

/// <summary>A Getscreen account: where it is reached and the key that opens it.</summary>
/// <param name="Name">What the gateway calls the account; unique, and fit for logs and cache keys.</param>
/// <param name="BaseAddress">Where the account's API answers, ending in a slash.</param>
/// <param name="ApiKey">The key: a secret.</param>
public sealed record GetscreenAccount(string Name, Uri BaseAddress, string ApiKey)
{
    /// <summary>Names the account without its key.</summary>
    public override string ToString() => $"{nameof(GetscreenAccount)} {Name}";
}
