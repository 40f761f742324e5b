using GraphGateway.Getscreen.Support;
using GraphGateway.GraphTypes;
using GraphGateway.Subscriptions;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class SupportConnectionChangeType : ChangeType<SupportConnection>
{
    public SupportConnectionChangeType() : base("SupportConnectionChange", "A change of a quick-support connection. A closed connection is REMOVED.")
    {
        Field<NonNullGraphType<SupportConnectionType>>("supportConnection").Description("The connection's current state, or its last known state if it was removed.").Reads(change => change.Entity);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("changedFields")
            .Description("Names of the SupportConnection fields that changed. Empty for ADDED and REMOVED.")
            .Reads(change => change.ChangedFields);
    }
}
