using Microsoft.Extensions.Options;

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

/// <summary>The section <c>Getscreen:Accounts:NAME</c>: a named account.</summary>
public sealed class GetscreenAccountOptions
{
    /// <summary>The account's API key: a secret. Required.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The base address of the account's API: an absolute http or https URL. Default: <see cref="GetscreenOptions.BaseAddress"/>.</summary>
    public Uri? BaseAddress { get; set; }
}

/// <summary>The configured accounts, by name.</summary>
/// <param name="options">The section <c>Getscreen</c>.</param>
public sealed class GetscreenAccountRegistry(IOptions<GetscreenOptions> options)
{
    /// <summary>The name of the account that <c>Getscreen:ApiKey</c> configures.</summary>
    public const string Default = "default";

    private readonly Dictionary<string, GetscreenAccount> _accounts = Read(options.Value).ToDictionary(account => account.Name, StringComparer.Ordinal);

    /// <summary>Whether any account is configured. If not, each caller sends its own key.</summary>
    public bool Any => _accounts.Count > 0;

    /// <summary>All configured accounts.</summary>
    public IReadOnlyCollection<GetscreenAccount> All => _accounts.Values;

    /// <summary>The account with a name, or null if there is none.</summary>
    public GetscreenAccount? Find(string name) => _accounts.GetValueOrDefault(name);

    private static IEnumerable<GetscreenAccount> Read(GetscreenOptions options)
    {
        if (!string.IsNullOrEmpty(options.ApiKey))
            yield return new(Default, options.BaseAddress, options.ApiKey);
        foreach (var (name, account) in options.Accounts)
            yield return new(name, account.BaseAddress ?? options.BaseAddress, account.ApiKey!);
    }
}
