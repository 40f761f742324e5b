using GraphGateway.Caching;

namespace GraphGateway.Subscriptions;

/// <summary>The definition of a change feed, which any account can have.</summary>
/// <param name="Name">The feed's name, in logs and in Redis keys.</param>
/// <param name="Open">Creates the change detector for an account. The detector bypasses the cache, but caches what it reads for other readers.</param>
/// <param name="TellsShortLived">Whether a subscriber also receives an entity that was added and removed before the subscriber read the changes.</param>
internal sealed record ChangeFeedDefinition<T>(string Name, Func<CacheReader, IChangeDetector<T>> Open, bool TellsShortLived = false);
