using GraphGateway.Subscriptions;

namespace GraphGateway.Sessions;

/// <summary>The changes of sessions, by the newest of the history.</summary>
internal static class SessionTopic
{
    public static TopicKind<SessionEntry> Kind { get; } = new("sessions", client => new SessionSource(client.History), TellsShortLived: true);
}
