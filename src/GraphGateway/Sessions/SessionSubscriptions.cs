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
        .Description("Emits each session that starts, changes or stops. A session that starts and stops between two polls is emitted once, in its final state.")
        .Argument<IdGraphType>("agentId", "Only the sessions of this agent, by global id or by the number that Getscreen uses. Default: all sessions.")
        .Requires(Scopes.SessionsRead)
        .Streams(SessionChangeFeed.Kind, ByAgent);

    private static Predicate<SessionEntry> ByAgent(IResolveFieldContext context)
    {
        if (context.GetArgument<string?>("agentId") is not { } id)
            return _ => true;
        var number = GlobalId.ParseNumber(GlobalId.Agent, id);
        return session => session.Id.AgentId == number;
    }
}
