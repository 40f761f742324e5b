using GraphGateway.Getscreen.Agents;
using GraphGateway.GraphTypes;
using GraphGateway.Paging;
using GraphQL.Types;

namespace GraphGateway.Agents;

internal sealed record AgentGroup(string Name, IReadOnlyList<Agent> Agents);

internal sealed class AgentGroupType : ObjectGraphType<AgentGroup>
{
    public AgentGroupType()
    {
        Name = "AgentGroup";
        Description = "A group of agents.";
        Field<NonNullGraphType<StringGraphType>>("name").Description("The group's name.").Reads(group => group.Name);
        Field<NonNullGraphType<IntGraphType>>("agentCount").Description("The number of agents in the group.").Reads(group => group.Agents.Count);
        Field<NonNullGraphType<IntGraphType>>("onlineCount").Description("The number of agents in the group that can be reached now.").Reads(group => group.Agents.Count(member => member.Online));
        Field<AgentsConnectionType>("agents").Description("The group's agents, sorted by databaseId.").Paged()
            .Resolve(context => new ListWindow<Agent>(context, AgentSelection.OfGroup(context.Source.Name)).GetPage(context.Source.Agents));
    }
}
