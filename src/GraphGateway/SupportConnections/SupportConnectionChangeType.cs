using GraphGateway.Getscreen.Support;
using GraphGateway.GraphTypes;
using GraphGateway.Subscriptions;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class SupportConnectionChangeType : ChangeType<SupportConnection>
{
    public SupportConnectionChangeType() : base("SupportConnectionChange", "A change of a quick-support connection. One that is closed is REMOVED.")
    {
        Field<NonNullGraphType<SupportConnectionType>>("supportConnection").Description("The connection as it is now; where it was removed, as it was last seen.").Reads(change => change.Entity);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("changedFields").Description("Names of the SupportConnection fields that differ; empty for ADDED and REMOVED.").Reads(change => change.ChangedFields);
    }
}
