using GraphGateway.Subscriptions;

namespace GraphGateway.Sessions;

/// <summary>The change feed of sessions. It polls the newest sessions of the history.</summary>
internal static class SessionChangeFeed
{
    public static ChangeFeedDefinition<SessionEntry> Kind { get; } = new("sessions", reads =>
    {
        var repository = new SessionRepository(reads);
        return new SessionChangeDetector((window, cancellationToken) => repository.WindowAnewAsync(new(window.Offset, window.Limit), cancellationToken));
    }, TellsShortLived: true);
}
