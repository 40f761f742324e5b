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
        .Description("Emits each agent that is added, updated or removed.")
        .Argument<ListGraphType<NonNullGraphType<IdGraphType>>>("ids", "Only these agents, by global id or by the number that Getscreen uses. Default: all agents.")
        .Requires(Scopes.AgentsRead)
        .Streams(AgentChangeFeed.Kind, ByIds);

    private static Predicate<Agent> ByIds(IResolveFieldContext context)
    {
        if (context.GetArgument<string[]?>("ids") is not { } ids)
            return _ => true;
        var numbers = ids.Select(id => GlobalId.ParseNumber(GlobalId.Agent, id)).ToHashSet();
        return agent => numbers.Contains(agent.Id);
    }
}
