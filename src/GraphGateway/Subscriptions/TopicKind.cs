using GraphGateway.Getscreen;

namespace GraphGateway.Subscriptions;

/// <summary>What can be listened to, of any account.</summary>
/// <param name="Name">What the logs call it.</param>
/// <param name="Open">Opens its source for an account.</param>
/// <param name="TellsShortLived">Whether a thing that comes and goes before a listener has looked is told to it all the same.</param>
internal sealed record TopicKind<T>(string Name, Func<GetscreenClient, IChangeSource<T>> Open, bool TellsShortLived = false);
