using GraphGateway.Callers;
using GraphGateway.GraphTypes;
using GraphGateway.Security;
using GraphGateway.Subscriptions;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Sessions;

internal static class SessionSubscriptions
{
    public static void AddSessionSubscriptions(this ObjectGraphType subscription) => subscription.Field<NonNullGraphType<SessionChangeType>>("sessionChanged")
        .Description("Sessions that start, change and stop. One that starts and stops before it is first seen is told once, as it ended.")
        .Argument<IdGraphType>("agentId", "Only the sessions of this agent, by global id, or by the number that Getscreen uses; without it all of them.")
        .Requires(Scopes.SessionsRead)
        .Tells(SessionChangeFeed.Kind, Wanted);

    private static Predicate<SessionEntry> Wanted(IResolveFieldContext context)
    {
        if (context.GetArgument<string?>("agentId") is not { } id)
            return _ => true;
        var number = GlobalId.ParseNumber(GlobalId.Agent, id);
        return session => session.Id.AgentId == number;
    }
}
