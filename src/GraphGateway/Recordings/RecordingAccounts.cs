using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Recordings;

/// <summary>Finds the account that a link belongs to.</summary>
internal sealed class RecordingAccounts(GetscreenAccountRegistry accounts, IOptions<GetscreenOptions> options)
{
    /// <summary>The account of a link; null where the server has no key for it any more, and the link brings none.</summary>
    public GetscreenAccount? Of(RecordingLink link) =>
        link.Key is { } key ? new(link.Account, options.Value.BaseAddress, key) : accounts.Find(link.Account);

    /// <summary>The key that a link must bring along: none where the server has it.</summary>
    public string? KeyFor(GetscreenAccount account) => accounts.Find(account.Name) == account ? null : account.ApiKey;
}
