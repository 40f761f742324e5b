using GraphGateway.Callers;
using GraphGateway.Cost;
using GraphGateway.DataLoading;
using GraphGateway.GraphTypes;
using GraphGateway.Paging;
using GraphGateway.Security;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Sessions;

internal static class SessionQueries
{
    public static void AddSessionQueries(this ObjectGraphType query)
    {
        query.Field<SessionType>("session")
            .Description("One session, by global id. Null if the history no longer contains it.")
            .Argument<NonNullGraphType<IdGraphType>>("id", "The global id. A number alone is not enough to find a session.")
            .Cost(SessionCost.ById)
            .Requires(Scopes.SessionsRead)
            .Resolve(context => ById(context, context.GetArgument<string>("id")));

        query.Field<SessionsConnectionType>("sessions")
            .Description("The history of sessions, newest first.")
            .Paged()
            .Argument<SessionFilterInputType>("where", "Only sessions that match this filter.")
            .Cost(SessionCost.Page)
            .Requires(Scopes.SessionsRead)
            .Resolve(context => SessionPages.Read(context, SessionFilterInput.Read(context)));
    }

    /// <summary>Loads the session with a global id, for a field that returns sessions.</summary>
    public static DataLoaderResult<SessionEntry?> ById(IResolveFieldContext context, string id)
    {
        var session = context.Get<SessionLoader>().ById(SessionId.Parse(id));
        AgentPrefetch.OfSession(context);
        return session;
    }
}
