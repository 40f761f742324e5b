using Microsoft.Extensions.Options;

namespace GraphGateway.Caching;

/// <summary>
/// The entries in memory, within a bound in bytes. The store knows only when an entry is of no use to anybody any more; whether it is
/// fresh is for its readers, by their clock.
/// </summary>
internal sealed class CacheEntryStore(CacheSizeLimits bounds, IOptions<CachingOptions> options, TimeProvider time) : IExpiringCache
{
    /// <summary>What an entry takes beside its key and the value: the objects around the value.</summary>
    public const int Overhead = 500;

    // An entry that was evicted is no longer found when it is dropped, so nothing may be made of it.
    private readonly BoundedCache<string, CacheEntry> _entries = new(bounds.Data, static entry => entry.Supersede(), StringComparer.Ordinal);
    private readonly TimeSpan _lifetime = LongestUse(options.Value);

    /// <summary>How many bytes the entries take, by their estimates.</summary>
    public long Bytes => _entries.Bytes;

    /// <summary>How many bytes the entries of an account take.</summary>
    public long BytesOf(string account) => _entries.BytesOf(account);

    /// <summary>The entry of a key; null where there is none.</summary>
    public CacheEntryOf<T>? Find<T>(string key) => _entries.Find(key) as CacheEntryOf<T>;

    /// <summary>Keeps an entry in the place of an older one. One that is larger than its account's share is not kept.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="account">The account's name.</param>
    /// <param name="size">How many bytes the value takes, by estimate.</param>
    public void Keep(string key, CacheEntry entry, string account, long size)
    {
        RemoveExpired();
        _entries.Set(key, entry, account, size + Overhead + (key.Length * sizeof(char)));
    }

    public void Drop(string key) => _entries.Remove(key);

    /// <summary>Removes entries that are too old to be used in any way.</summary>
    public void RemoveExpired()
    {
        var oldest = time.GetUtcNow() - _lifetime;
        _entries.RemoveOldestWhile(entry => entry.ReadAt < oldest);
    }

    // The same for all, so that those that were kept first expire first.
    private static TimeSpan LongestUse(CachingOptions options) =>
        new[] { options.MaxStale, options.Agents.Ttl, options.SupportConnections.Ttl, options.SupportInfo.Ttl, options.Sessions.Ttl }.Max();
}
