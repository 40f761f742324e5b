using Microsoft.Extensions.Options;

namespace GraphGateway.Caching;

/// <summary>
/// The in-memory store of cache entries, limited in bytes. The store removes only entries that are too old for any use. Readers decide
/// whether an entry is fresh.
/// </summary>
internal sealed class CacheEntryStore(CacheSizeLimits bounds, IOptions<CachingOptions> options, TimeProvider time) : IExpiringCache
{
    /// <summary>The estimated overhead per entry in bytes: the objects around the value.</summary>
    public const int Overhead = 500;

    // A later invalidation cannot find an evicted entry, so it is superseded on eviction.
    private readonly BoundedCache<string, CacheEntry> _entries = new(bounds.Data, static entry => entry.Supersede(), StringComparer.Ordinal);
    private readonly TimeSpan _lifetime = MaxLifetime(options.Value);

    /// <summary>The estimated size of all entries in bytes.</summary>
    public long Bytes => _entries.Bytes;

    /// <summary>The estimated size of an account's entries in bytes.</summary>
    public long BytesOf(string account) => _entries.BytesOf(account);

    /// <summary>Returns the entry of a key, or null if there is none.</summary>
    public CacheEntryOf<T>? Find<T>(string key) => _entries.Find(key) as CacheEntryOf<T>;

    /// <summary>Adds or replaces an entry. An entry that is larger than its account's limit is not stored.</summary>
    /// <param name="key">The key.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="account">The account's name.</param>
    /// <param name="size">The estimated size of the value in bytes.</param>
    public void Store(string key, CacheEntry entry, string account, long size)
    {
        RemoveExpired();
        _entries.Set(key, entry, account, size + Overhead + (key.Length * sizeof(char)));
    }

    public void Remove(string key) => _entries.Remove(key);

    /// <summary>Removes entries that are too old even for stale-if-error.</summary>
    public void RemoveExpired()
    {
        var oldest = time.GetUtcNow() - _lifetime;
        _entries.RemoveOldestWhile(entry => entry.ReadAt < oldest);
    }

    // One lifetime for all entries, so that they expire in the order in which they were added.
    private static TimeSpan MaxLifetime(CachingOptions options) =>
        new[] { options.MaxStale, options.Agents.Ttl, options.SupportConnections.Ttl, options.SupportInfo.Ttl, options.Sessions.Ttl }.Max();
}
