using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Idempotency;

/// <summary>How many entries of the store one account may have.</summary>
internal sealed class AccountShare(IOptions<IdempotencyOptions> options, GetscreenAccountRegistry accounts)
{
    // Callers who bring keys may be of any number of accounts. Half leaves room for others, and one account is not short of it.
    private const int OfUnknownAccounts = 2;

    /// <summary>The share. By default the configured accounts have equal parts of the store, so none takes another's.</summary>
    public int MaxEntries { get; } = Math.Clamp(
        options.Value.MaxEntriesPerAccount ?? options.Value.MaxEntries / (accounts.Any ? accounts.All.Count : OfUnknownAccounts), 1, options.Value.MaxEntries);
}
