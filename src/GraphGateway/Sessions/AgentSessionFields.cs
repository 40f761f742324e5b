using GraphGateway.Agents;
using GraphGateway.Callers;
using GraphGateway.Cost;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.History;
using GraphGateway.GraphTypes;
using GraphGateway.Paging;
using GraphGateway.Security;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Sessions;

/// <summary>The session fields of the type <c>Agent</c>.</summary>
internal sealed class AgentSessionFields : IAgentFields
{
    public void AddTo(AgentType agent)
    {
        agent.Field<NonNullGraphType<IntGraphType>>("sessionCount").Description("How many sessions the desktop has had.").Reads(agent => agent.SessionCount);
        agent.Field<SessionType>("lastSession")
            .Description("The last session; null if there was none. Its id and times need no additional call.")
            .Cost(SessionCost.Last)
            .Requires(Scopes.SessionsRead)
            .Reads(agent => agent.LastSession is { } last ? SessionEntry.Of(agent, last) : null);
        agent.Field<SessionClientType>("lastClient")
            .Description("The client that opened the last session, as the agent list reports it. Needs no additional call. Null if there was none.")
            .Requires(Scopes.SessionsRead)
            .Reads(agent => agent.LastSession?.Client is { } client ? Client(client) : null);
        agent.Field<SessionsConnectionType>("sessions")
            .Description("The desktop's sessions, newest first.")
            .Paged()
            .Argument<AgentSessionFilterInputType>("where", "Only sessions that match this filter.")
            .Cost(SessionCost.PageOfAgent)
            .Requires(Scopes.SessionsRead)
            .Resolve(Page);
    }

    private static object Page(IResolveFieldContext<Agent> context)
    {
        var filter = context.GetArgument<SessionFilter?>("where") ?? SessionFilter.None;
        return SessionPages.Read(context, filter with { AgentId = context.Source.Id }, context.Source);
    }

    private static SessionClient Client(LastSessionClient client) => new() { UserAgent = client.UserAgent, Geo = client.Geo };
}
