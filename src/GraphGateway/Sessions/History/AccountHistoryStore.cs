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

/// <summary>The last observed total and order of an account's history. Thread-safe.</summary>
internal sealed class AccountHistory
{
    private const int Unknown = -1;
    private int _total = Unknown;
    private volatile StrongBox? _order;

    /// <summary>The number of sessions in the whole history; null if it was never read.</summary>
    public int? Total
    {
        get => Volatile.Read(ref _total) is not Unknown and var total ? total : null;
        set => Volatile.Write(ref _total, value ?? Unknown);
    }

    /// <summary>The order of the upstream's list; null if it was never observed.</summary>
    public HistoryOrder? Order
    {
        get => _order?.Value;
        set => _order = value is { } order ? new(order) : null;
    }

    /// <summary>Whether the last observed order has the oldest session first.</summary>
    public bool IsTurned => Order is { NewestFirst: false };

    private sealed record StrongBox(HistoryOrder Value);
}
