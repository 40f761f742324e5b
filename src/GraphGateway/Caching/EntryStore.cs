using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using ZiggyCreatures.Caching.Fusion;

namespace GraphGateway.Caching;

/// <summary>
/// Where entries are kept, within a bound. The store knows only when an entry is of no use to anybody any more; whether it is
/// fresh is for its readers, by their clock.
/// </summary>
internal sealed class EntryStore : IDisposable
{
    private readonly MemoryCache _memory;
    private readonly FusionCache _entries;

    public EntryStore(IOptions<CachingOptions> options)
    {
        _memory = new(Options.Create(new MemoryCacheOptions { SizeLimit = options.Value.MaxRows }));
        _entries = new(Options.Create(new FusionCacheOptions { CacheName = CachingOptions.Section, DisableTagging = true }), _memory);
        // What has to make room is no longer found when it is dropped.
        _entries.Events.Memory.Eviction += static (_, evicted) => (evicted.Value as Entry)?.Supersede();
    }

    /// <summary>The entry of a key; null where there is none.</summary>
    public Entry<T>? Find<T>(string key) => _entries.TryGet<Entry<T>>(key) is { HasValue: true, Value: var entry } ? entry : null;

    /// <summary>The entry of a key, whatever it holds; null where there is none.</summary>
    public Entry? Find(string key) => _entries.TryGet<Entry>(key) is { HasValue: true, Value: var entry } ? entry : null;

    /// <summary>Keeps an entry in the place of an older one.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="rows">How large it is. One that is larger than all the room is not kept.</param>
    /// <param name="lifetime">How long it is of any use.</param>
    public void Keep<T>(string key, Entry<T> entry, int rows, TimeSpan lifetime)
    {
        Find(key)?.Supersede();
        _entries.Set(key, entry, new FusionCacheEntryOptions(lifetime) { Size = Math.Max(1, rows) });
    }

    public void Drop(string key)
    {
        Find(key)?.Supersede();
        _entries.Remove(key);
    }

    public void Dispose()
    {
        _entries.Dispose();
        _memory.Dispose();
    }
}
