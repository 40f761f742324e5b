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
            .Description("One agent, by global id or by the number that Getscreen uses. Null if the account has no such agent.")
            .Argument<NonNullGraphType<IdGraphType>>("id", "The global id, or the number that Getscreen uses.")
            .Cost(AgentCost.ById)
            .Requires(Scopes.AgentsRead)
            .Resolve(context => context.Get<AgentLoader>().ById(GlobalId.ParseNumber(GlobalId.Agent, context.GetArgument<string>("id"))));

        query.Field<AgentsConnectionType>("agents")
            .Description("The account's agents, sorted by databaseId unless order is set.")
            .Paged()
            .Argument<StringGraphType>(
                "search",
                "Only agents with this text in name, group, owner or IP address. Ignores case and Unicode normalization form. "
                + "The Turkish letters I, İ, ı and i match each other. Other diacritics must match.")
            .Argument<AgentFilterInputType>("where", "Only agents that match this filter.")
            .Argument<ListGraphType<NonNullGraphType<AgentSortInputType>>>("order", "The sort keys, in descending priority.")
            .Cost(AgentCost.Page)
            .Requires(Scopes.AgentsRead)
            .Resolve(context =>
            {
                var window = new ListWindow<Agent>(context, AgentSelection.From(context));
                return context.Get<AgentLoader>().List().Then(list => window.GetPage(list.All));
            });

        query.Field<ListGraphType<NonNullGraphType<AgentGroupType>>>("agentGroups")
            .Description("The groups of agents, sorted by name. Agents without a group are not included.")
            .Cost(AgentCost.Groups)
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
