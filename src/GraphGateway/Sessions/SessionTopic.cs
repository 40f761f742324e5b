using GraphGateway.Subscriptions;

namespace GraphGateway.Sessions;

/// <summary>The changes of sessions, by the newest of the history.</summary>
internal static class SessionTopic
{
    public static TopicKind<SessionEntry> Kind { get; } = new("sessions", reads =>
    {
        var cache = new SessionCache(reads);
        return new SessionSource((window, cancellationToken) => cache.WindowAnewAsync(new(window.Offset, window.Limit), cancellationToken));
    }, TellsShortLived: true);
}
