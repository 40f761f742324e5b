using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Recordings;

/// <summary>Looks up the account of a recording link.</summary>
internal sealed class RecordingAccounts(GetscreenAccountRegistry accounts, IOptions<GetscreenOptions> options)
{
    /// <summary>Returns the account of a link, or null if the server no longer has a key for it and the link contains none.</summary>
    public GetscreenAccount? Of(RecordingLink link) =>
        link.Key is { } key ? new(link.Account, options.Value.BaseAddress, key) : accounts.Find(link.Account);

    /// <summary>Returns the key that the link must contain, or null if the server is configured with that key.</summary>
    public string? KeyFor(GetscreenAccount account) => accounts.Find(account.Name) == account ? null : account.ApiKey;
}
