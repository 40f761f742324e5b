using GraphGateway.Callers;
using GraphGateway.Getscreen.Agents;
using GraphGateway.GraphTypes;
using GraphGateway.Security;
using GraphGateway.Subscriptions;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Agents;

internal static class AgentSubscriptions
{
    public static void AddAgentSubscriptions(this ObjectGraphType subscription) => subscription.Field<NonNullGraphType<AgentChangeType>>("agentChanged")
        .Description("Agents that come, change and go.")
        .Argument<ListGraphType<NonNullGraphType<IdGraphType>>>("ids", "Only these agents, by global id, or by the number that Getscreen uses; without it all of them.")
        .Requires(Scopes.AgentsRead)
        .Tells(AgentChangeFeed.Kind, Wanted);

    private static Predicate<Agent> Wanted(IResolveFieldContext context)
    {
        if (context.GetArgument<string[]?>("ids") is not { } ids)
            return _ => true;
        var numbers = ids.Select(id => GlobalId.ParseNumber(GlobalId.Agent, id)).ToHashSet();
        return agent => numbers.Contains(agent.Id);
    }
}
