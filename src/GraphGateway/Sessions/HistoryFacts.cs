using Microsoft.Extensions.Caching.Memory;

namespace GraphGateway.Sessions;

/// <summary>Remembers between requests what was seen of each account's history: facts about it, never its rows.</summary>
internal sealed class HistoryFacts : IDisposable
{
    private const int MaxAccounts = 10_000;

    // Callers who bring their own keys come and go; what nobody has used for a while is forgotten.
    private static readonly TimeSpan _idleAfter = TimeSpan.FromHours(1);
    private readonly MemoryCache _accounts = new(new MemoryCacheOptions { SizeLimit = MaxAccounts });

    /// <summary>The facts of the account of this name.</summary>
    public AccountHistory Of(string account) => _accounts.GetOrCreate(account, entry =>
    {
        entry.SlidingExpiration = _idleAfter;
        entry.Size = 1;
        return new AccountHistory();
    })!;

    public void Dispose() => _accounts.Dispose();
}
