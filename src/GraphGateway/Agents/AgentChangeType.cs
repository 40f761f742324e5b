using GraphGateway.Getscreen.Agents;
using GraphGateway.Subscriptions;
using GraphQL.Types;

namespace GraphGateway.Agents;

internal sealed class AgentChangeType : ChangeType<Agent>
{
    public AgentChangeType() : base("AgentChange", "A change of an agent.")
    {
        Field<NonNullGraphType<AgentType>>("agent").Description("The agent as it is now; where it was removed, as it was last seen.").Resolve(context => context.Source.Entity);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("changedFields").Description("Names of the Agent fields that differ; empty for ADDED and REMOVED.").Resolve(context => context.Source.ChangedFields);
    }
}
