using GraphGateway.Getscreen.Agents;
using GraphGateway.GraphTypes;
using GraphGateway.Subscriptions;
using GraphQL.Types;

namespace GraphGateway.Agents;

internal sealed class AgentChangeType : ChangeType<Agent>
{
    public AgentChangeType() : base("AgentChange", "A change of an agent.")
    {
        Field<NonNullGraphType<AgentType>>("agent").Description("The agent's current state, or its last known state if it was removed.").Reads(change => change.Entity);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("changedFields")
            .Description("Names of the Agent fields that changed. Empty for ADDED and REMOVED.")
            .Reads(change => change.ChangedFields);
    }
}
