using GraphGateway.Caching;

namespace GraphGateway.Subscriptions;

/// <summary>What can be listened to, of any account.</summary>
/// <param name="Name">What the logs call it.</param>
/// <param name="Open">Opens its source for an account. A source reads anew each time; what it reads is kept for others.</param>
/// <param name="TellsShortLived">Whether a thing that comes and goes before a listener has looked is told to it all the same.</param>
internal sealed record ChangeFeedDefinition<T>(string Name, Func<CacheReader, IChangeDetector<T>> Open, bool TellsShortLived = false);
