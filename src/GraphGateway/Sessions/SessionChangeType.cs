using GraphGateway.GraphTypes;
using GraphGateway.Subscriptions;
using GraphQL.Types;

namespace GraphGateway.Sessions;

internal sealed class SessionChangeType : ChangeType<SessionEntry>
{
    public SessionChangeType() : base("SessionChange", "A change of a session: ADDED when it is first detected, UPDATED when it stops or a client joins.") =>
        Field<NonNullGraphType<SessionType>>("session").Description("The session's current state, or its last known state if it was removed.").Reads(change => change.Entity);
}
