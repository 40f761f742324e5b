using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace GraphGateway.Sessions.History;

/// <summary>Stores the last observed total and order of each account's history. They help to choose the cheapest reads; responses never contain them.</summary>
internal sealed class AccountHistoryStore : IDisposable
{
    // Bounds the memory, because many callers may use their own keys. An evicted account starts without observations.
    private const int MaxAccounts = 10_000;
    private static readonly TimeSpan _slidingExpiration = TimeSpan.FromHours(1);

    private readonly MemoryCache _accounts = new(Options.Create(new MemoryCacheOptions { SizeLimit = MaxAccounts }));

    public AccountHistory Of(string account) => _accounts.GetOrCreate(account, static entry =>
    {
        entry.SetSize(1).SetSlidingExpiration(_slidingExpiration);
        return new AccountHistory();
    })!;

    public void Dispose() => _accounts.Dispose();
}
