using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Idempotency;

/// <summary>The maximum number of stored results per account.</summary>
internal sealed class AccountShare(IOptions<IdempotencyOptions> options, GetscreenAccountRegistry accounts)
{
    // If callers bring their own Getscreen keys, the number of accounts is unknown. Half is enough for one account and leaves room for others.
    private const int DivisorForUnknownAccounts = 2;

    /// <summary>The maximum. By default the configured accounts have equal shares of the store, so no account can displace another's entries.</summary>
    public int MaxEntries { get; } = Math.Clamp(
        options.Value.MaxEntriesPerAccount ?? options.Value.MaxEntries / (accounts.Any ? accounts.All.Count : DivisorForUnknownAccounts), 1, options.Value.MaxEntries);
}
