using GraphGateway.Subscriptions;

namespace GraphGateway.Sessions;

/// <summary>The changes of sessions, by the newest of the history.</summary>
internal static class SessionChangeFeed
{
    public static ChangeFeedDefinition<SessionEntry> Kind { get; } = new("sessions", reads =>
    {
        var cache = new SessionRepository(reads);
        return new SessionChangeDetector((window, cancellationToken) => cache.WindowAnewAsync(new(window.Offset, window.Limit), cancellationToken));
    }, TellsShortLived: true);
}
