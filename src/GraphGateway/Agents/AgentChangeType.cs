using GraphGateway.Getscreen.Agents;
using GraphGateway.GraphTypes;
using GraphGateway.Subscriptions;
using GraphQL.Types;

namespace GraphGateway.Agents;

internal sealed class AgentChangeType : ChangeType<Agent>
{
    public AgentChangeType() : base("AgentChange", "A change of an agent.")
    {
        Field<NonNullGraphType<AgentType>>("agent").Description("The agent as it is now; where it was removed, as it was last seen.").Reads(change => change.Entity);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("changedFields").Description("Names of the Agent fields that differ; empty for ADDED and REMOVED.").Reads(change => change.ChangedFields);
    }
}
