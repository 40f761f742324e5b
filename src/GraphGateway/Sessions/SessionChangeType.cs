using GraphGateway.GraphTypes;
using GraphGateway.Subscriptions;
using GraphQL.Types;

namespace GraphGateway.Sessions;

internal sealed class SessionChangeType : ChangeType<SessionEntry>
{
    public SessionChangeType() : base("SessionChange", "A change of a session: ADDED when it is first seen, UPDATED when it stops or somebody joins.") =>
        Field<NonNullGraphType<SessionType>>("session").Description("The session as it is now; where it was removed, as it was last seen.").Reads(change => change.Entity);
}
