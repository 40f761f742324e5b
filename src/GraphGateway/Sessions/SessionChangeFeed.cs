using GraphGateway.GraphTypes;
using GraphGateway.Subscriptions;
using GraphQL.Types;

namespace GraphGateway.Sessions;

/// <summary>The change feed of sessions. It polls the newest sessions of the history.</summary>
internal static class SessionChangeFeed
{
    public static ChangeFeedDefinition<SessionEntry> Kind { get; } = new("sessions", reads =>
    {
        var repository = new SessionRepository(reads);
        return new SessionChangeDetector((window, cancellationToken) => repository.WindowFreshAsync(new(window.Offset, window.Limit), cancellationToken));
    }, TellsShortLived: true);
}

internal sealed class SessionChangeType : ChangeType<SessionEntry>
{
    public SessionChangeType() : base("SessionChange", "A change of a session: ADDED when it is first detected, UPDATED when it stops or a client joins.") =>
        Field<NonNullGraphType<SessionType>>("session").Description("The session's current state, or its last known state if it was removed.").Reads(change => change.Entity);
}
