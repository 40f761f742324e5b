using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen;

/// <summary>The accounts whose keys are configured.</summary>
/// <param name="options">The section <c>Getscreen</c>.</param>
public sealed class GetscreenAccountRegistry(IOptions<GetscreenOptions> options)
{
    /// <summary>The name of the account of <c>Getscreen:ApiKey</c>.</summary>
    public const string Default = "default";

    private readonly Dictionary<string, GetscreenAccount> _accounts = Read(options.Value).ToDictionary(account => account.Name, StringComparer.Ordinal);

    /// <summary>Whether there are any; else each caller brings a key.</summary>
    public bool Any => _accounts.Count > 0;

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<GetscreenAccount> All => _accounts.Values;

    /// <summary>The account of a name; null where there is none.</summary>
    public GetscreenAccount? Find(string name) => _accounts.GetValueOrDefault(name);

    private static IEnumerable<GetscreenAccount> Read(GetscreenOptions options)
    {
        if (!string.IsNullOrEmpty(options.ApiKey))
            yield return new(Default, options.BaseAddress, options.ApiKey);
        foreach (var (name, account) in options.Accounts)
            yield return new(name, account.BaseAddress ?? options.BaseAddress, account.ApiKey!);
    }
}
