namespace GraphGateway.Getscreen;

/// <summary>A Getscreen account: where it is reached and the key that opens it.</summary>
/// <param name="Name">What the gateway calls the account; unique, and fit for logs and cache keys.</param>
/// <param name="BaseAddress">Where the account's API answers, ending in a slash.</param>
/// <param name="ApiKey">The key: a secret.</param>
public sealed record GetscreenAccount(string Name, Uri BaseAddress, string ApiKey)
{
    private const int MaxKeyLength = 1_000;

    /// <summary>The network of the caller who brought the key; null if the key is configured.</summary>
    public string? Network { get; init; }

    /// <summary>
    /// Whether a text can be a key: 1 to 1,000 visible characters of ASCII. Anything else could be more than a value where it is sent, such
    /// as a line of its own.
    /// </summary>
    public static bool IsKey(string? text) => text is { Length: > 0 and <= MaxKeyLength } && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>Names the account without its key.</summary>
    public override string ToString() => $"{nameof(GetscreenAccount)} {Name}";
}
