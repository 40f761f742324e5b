using System.Collections.Concurrent;

namespace GraphGateway.Caching;

/// <summary>
/// An in-memory cache with a size limit in bytes, per account and in total. If an account exceeds its limit, its own values are evicted. If all accounts together exceed
/// the total, the largest account evicts. Eviction is second chance (CLOCK): the oldest value goes first, but a value that was used since the last pass is spared once.
/// Thread-safe; lookups take no lock.
/// </summary>
/// <param name="bound">The size limit in bytes.</param>
/// <param name="removed">Called for each value that was removed, and for each value that was too large to be added. It runs under the lock and must return immediately.</param>
/// <param name="comparer">The key comparer.</param>
internal sealed class BoundedCache<TKey, TValue>(CacheSizeLimit bound, Action<TValue>? removed = null, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
    where TValue : class
{
    /// <summary>The estimated overhead per value in bytes, in addition to the value and its key.</summary>
    public const int Overhead = 300;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<TKey, Item> _items = new(comparer);
    private readonly LinkedList<Item> _byAge = [];
    private readonly Dictionary<string, AccountItems> _accounts = new(StringComparer.Ordinal);
    private readonly SortedSet<AccountItems> _bySize = new(AccountItems.BySize);
    private long _bytes;

    /// <summary>The estimated size of all values in bytes.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>The estimated size of an account's values in bytes.</summary>
    public long BytesOf(string account)
    {
        lock (_gate)
            return _accounts.GetValueOrDefault(account)?.Bytes ?? 0;
    }

    /// <summary>Returns the value of a key, or null if there is none.</summary>
    public TValue? Find(TKey key) => _items.TryGetValue(key, out var item) ? item.Use() : null;

    /// <summary>Looks up a value by an alternate key type that the comparer supports. Returns null if there is none.</summary>
    public TValue? FindBy<TLookup>(TLookup key)
        where TLookup : notnull, allows ref struct => _items.GetAlternateLookup<TLookup>().TryGetValue(key, out var item) ? item.Use() : null;

    /// <summary>Adds or replaces a value. A value that is larger than the limit per account is not added.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="account">The account whose limit the value counts against.</param>
    /// <param name="size">The estimated size of value and key in bytes.</param>
    /// <returns>Whether the value was added.</returns>
    public bool Set(TKey key, TValue value, string account, long size)
    {
        lock (_gate)
        {
            RemoveKey(key);
            size += Overhead;
            if (size > bound.PerAccount)
            {
                removed?.Invoke(value);
                return false;
            }

            MakeRoom(account, size);
            Add(new(key, value, account, size));
            return true;
        }
    }

    /// <summary>Removes the value of a key.</summary>
    public void Remove(TKey key)
    {
        lock (_gate)
            RemoveKey(key);
    }

    /// <summary>Removes values, oldest first, and stops at the first value that is still useful.</summary>
    public void RemoveOldestWhile(Predicate<TValue> isUseless)
    {
        lock (_gate)
        {
            while (_byAge.First is { } oldest && isUseless(oldest.Value.Value))
                Remove(oldest.Value);
        }
    }

    private void MakeRoom(string account, long size)
    {
        while (_accounts.GetValueOrDefault(account) is { } own && own.Bytes + size > bound.PerAccount)
            Remove(own.NextVictim());
        while (_bytes + size > bound.Total)
            Remove(Largest(account, size).NextVictim());
    }

    // The largest account, with the new value included in its size.
    private AccountItems Largest(string account, long added) =>
        _accounts.GetValueOrDefault(account) is { } own && own.Bytes + added >= _bySize.Max!.Bytes ? own : _bySize.Max!;

    private void Add(Item item)
    {
        _items[item.Key] = item;
        _byAge.AddLast(item.ByAge);
        if (!_accounts.TryGetValue(item.Account, out var account))
            _accounts.Add(item.Account, account = new(item.Account));
        account.Items.AddLast(item.InAccount);
        Count(account, item.Size);
    }

    private void RemoveKey(TKey key)
    {
        if (_items.TryGetValue(key, out var item))
            Remove(item);
    }

    private void Remove(Item item)
    {
        _items.TryRemove(item.Key, out _);
        _byAge.Remove(item.ByAge);
        var account = _accounts[item.Account];
        account.Items.Remove(item.InAccount);
        Count(account, -item.Size);
        if (account.Items.Count == 0)
        {
            _accounts.Remove(account.Name);
            _bySize.Remove(account);
        }

        removed?.Invoke(item.Value);
    }

    // The account must leave the sorted set before its size changes, because the set is ordered by size.
    private void Count(AccountItems account, long size)
    {
        _bySize.Remove(account);
        account.Bytes += size;
        _bySize.Add(account);
        Volatile.Write(ref _bytes, _bytes + size);
    }

    private sealed class Item
    {
        private volatile bool _isUsed;

        public Item(TKey key, TValue value, string account, long size)
        {
            (Key, Value, Account, Size) = (key, value, account, size);
            (ByAge, InAccount) = (new(this), new(this));
        }

        public TKey Key { get; }

        public TValue Value { get; }

        public string Account { get; }

        public long Size { get; }

        public LinkedListNode<Item> ByAge { get; }

        public LinkedListNode<Item> InAccount { get; }

        public TValue Use()
        {
            // Write only if needed: concurrent readers must not contend for one cache line.
            if (!_isUsed)
                _isUsed = true;
            return Value;
        }

        public bool WasUsed()
        {
            var wasUsed = _isUsed;
            _isUsed = false;
            return wasUsed;
        }
    }

    private sealed class AccountItems(string name)
    {
        public static readonly Comparer<AccountItems> BySize =
            Comparer<AccountItems>.Create((x, y) => x.Bytes != y.Bytes ? x.Bytes.CompareTo(y.Bytes) : string.CompareOrdinal(x.Name, y.Name));

        public string Name => name;

        public LinkedList<Item> Items { get; } = [];

        public long Bytes { get; set; }

        // Each used value is spared once. If all were used, the oldest is evicted.
        public Item NextVictim()
        {
            for (var spared = 0; spared < Items.Count && Items.First!.Value.WasUsed(); spared++)
            {
                var first = Items.First;
                Items.RemoveFirst();
                Items.AddLast(first);
            }

            return Items.First!.Value;
        }
    }
}
