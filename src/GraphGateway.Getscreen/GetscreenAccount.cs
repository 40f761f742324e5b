namespace GraphGateway.Getscreen;

/// <summary>A Getscreen account: its base address and its API key.</summary>
/// <param name="Name">The account's name in the gateway: unique, and safe for logs and cache keys.</param>
/// <param name="BaseAddress">The base address of the account's API, with a trailing slash.</param>
/// <param name="ApiKey">The API key: a secret.</param>
public sealed record GetscreenAccount(string Name, Uri BaseAddress, string ApiKey)
{
    private const int MaxKeyLength = 1_000;

    /// <summary>The network of the caller that sent the key, or null if the key is configured.</summary>
    public string? Network { get; init; }

    /// <summary>
    /// Whether a text is a valid key: 1 to 1,000 visible ASCII characters. Other characters could change the request that carries the key: a line
    /// break, for example, could inject a header.
    /// </summary>
    public static bool IsKey(string? text) => text is { Length: > 0 and <= MaxKeyLength } && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>Returns the account's name, without its key.</summary>
    public override string ToString() => $"{nameof(GetscreenAccount)} {Name}";
}
