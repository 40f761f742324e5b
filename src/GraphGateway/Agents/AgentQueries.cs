using GraphGateway.Callers;
using GraphGateway.Cost;
using GraphGateway.Getscreen.Agents;
using GraphGateway.GraphTypes;
using GraphGateway.Paging;
using GraphGateway.Security;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Agents;

internal static class AgentQueries
{
    public static void AddAgentQueries(this ObjectGraphType query)
    {
        query.Field<AgentType>("agent")
            .Description("One agent, by global id, or by the number that Getscreen uses. Null where the account has no such agent.")
            .Argument<NonNullGraphType<IdGraphType>>("id", "The global id, or the number that Getscreen uses.")
            .Price(AgentCost.ById)
            .Requires(Scopes.AgentsRead)
            .Resolve(context => context.Get<AgentLoader>().ById(GlobalId.ParseNumber(GlobalId.Agent, context.GetArgument<string>("id"))));

        query.Field<AgentsConnectionType>("agents")
            .Description("The account's agents, by databaseId unless another order is given.")
            .Paged()
            .Argument<StringGraphType>("search", "Only agents with this text in name, group, owner or IP address, whatever its case and Unicode normalization form. The Turkish letters I, İ, ı and i are one; other marks count.")
            .Argument<AgentFilterInputType>("where", "Only agents that match this filter.")
            .Argument<ListGraphType<NonNullGraphType<AgentSortInputType>>>("order", "The keys to sort by, the first one first.")
            .Price(AgentCost.Page)
            .Requires(Scopes.AgentsRead)
            .Resolve(context =>
            {
                var window = new ListWindow<Agent>(context, AgentSelection.From(context));
                return context.Get<AgentLoader>().List().Then(list => window.Cut(list.All));
            });

        query.Field<ListGraphType<NonNullGraphType<AgentGroupType>>>("agentGroups")
            .Description("The groups that agents stand in, by name. Agents without a group stand in none of them.")
            .Price(AgentCost.Groups)
            .Requires(Scopes.AgentsRead)
            .Resolve(context => context.Get<AgentLoader>().List().Then(Groups));
    }

    private static List<AgentGroup> Groups(AgentList list) =>
    [
        .. from agent in list.All
           where agent.Group is not null
           group agent by agent.Group into members
           orderby members.Key
           select new AgentGroup(members.Key, [.. members]),
    ];
}
