using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace GraphGateway.Sessions.History;

/// <summary>What was last seen of each account's history. It helps to guess what is cheapest to ask; no answer is made from it.</summary>
internal sealed class AccountHistoryStore : IDisposable
{
    // Callers who bring their own keys may be many; those who come back seldom start anew.
    private const int MostAccounts = 10_000;
    private static readonly TimeSpan _idle = TimeSpan.FromHours(1);

    private readonly MemoryCache _accounts = new(Options.Create(new MemoryCacheOptions { SizeLimit = MostAccounts }));

    public AccountHistory Of(string account) => _accounts.GetOrCreate(account, static entry =>
    {
        entry.SetSize(1).SetSlidingExpiration(_idle);
        return new AccountHistory();
    })!;

    public void Dispose() => _accounts.Dispose();
}
