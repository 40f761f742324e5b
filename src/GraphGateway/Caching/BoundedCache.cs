using System.Collections.Concurrent;

namespace GraphGateway.Caching;

/// <summary>
/// Values in memory within a bound in bytes, for each account and for all together. An account that has more than its share evicts its own values. If all accounts together
/// have too much, the account with the most bytes does. The oldest value goes first, unless it was used since it was added or last spared. Safe for use by many threads;
/// a lookup takes no lock.
/// </summary>
/// <param name="bound">How many bytes the values may take.</param>
/// <param name="removed">Called with each value that can no longer be found, or never could because it was too large. It must return at once.</param>
/// <param name="comparer">Compares keys.</param>
internal sealed class BoundedCache<TKey, TValue>(CacheSizeLimit bound, Action<TValue>? removed = null, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
    where TValue : class
{
    /// <summary>What a value takes beside itself and its key.</summary>
    public const int Overhead = 300;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<TKey, Item> _items = new(comparer);
    private readonly LinkedList<Item> _byAge = [];
    private readonly Dictionary<string, AccountItems> _accounts = new(StringComparer.Ordinal);
    private readonly SortedSet<AccountItems> _bySize = new(AccountItems.BySize);
    private long _bytes;

    /// <summary>How many bytes the values take, by their estimates.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>How many bytes the values of an account take.</summary>
    public long BytesOf(string account)
    {
        lock (_gate)
            return _accounts.GetValueOrDefault(account)?.Bytes ?? 0;
    }

    /// <summary>The value of a key; null if there is none.</summary>
    public TValue? Find(TKey key) => _items.TryGetValue(key, out var item) ? item.Use() : null;

    /// <summary>The value of a key in another form, which the comparer knows; null if there is none.</summary>
    public TValue? FindBy<TLookup>(TLookup key)
        where TLookup : notnull, allows ref struct => _items.GetAlternateLookup<TLookup>().TryGetValue(key, out var item) ? item.Use() : null;

    /// <summary>Adds a value, in the place of an older one of its key. A value that is larger than the share of its account is not kept.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value.</param>
    /// <param name="account">Whose share it counts for.</param>
    /// <param name="size">How many bytes it takes with its key, by estimate.</param>
    /// <returns>Whether it was kept.</returns>
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

    /// <summary>Removes values from the oldest on, for as long as they are of no use.</summary>
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

    // With what is to be added to one.
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

    // The order by size holds only as long as no size changes within it.
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
            // Written only once, so that many readers do not write to one place all the time.
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

        // Each one is spared once for having been used. If all were, the oldest goes.
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
