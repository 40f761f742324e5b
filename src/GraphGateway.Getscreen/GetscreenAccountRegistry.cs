using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen;

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
