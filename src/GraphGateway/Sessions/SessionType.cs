using GraphGateway.Agents;
using GraphGateway.Callers;
using GraphGateway.Cost;
using GraphGateway.DataLoading;
using GraphGateway.Getscreen.History;
using GraphGateway.GraphTypes;
using GraphGateway.Security;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Sessions;

internal sealed class SessionType : ObjectGraphType<SessionEntry>
{
    public SessionType(TimeProvider time)
    {
        Name = "Session";
        Description = "A connection to a desktop, active or ended.";
        Interface<NodeType>();
        Field<NonNullGraphType<IdGraphType>>("id").Description("The global id.").Reads(session => session.Id.ToString());
        Field<NonNullGraphType<IntGraphType>>("databaseId").Description("The number that Getscreen uses.").Reads(session => session.Id.Number);
        Field<DateTimeScalar>("startedAt").Description("When the session started; null if not reported.").Reads(session => session.Start);
        Field<DateTimeScalar>("stoppedAt").Description("When the session stopped; null while it is active.").Reads(session => session.Stop);
        Field<NonNullGraphType<BooleanGraphType>>("active").Description("Whether the session is active.").Reads(session => session.Stop is null);
        Field<LongScalar>("duration").Description("The duration in seconds, up to now while the session is active. Null if the start is not reported.")
            .NonCacheable()
            .Reads(session => Duration(session, time));
        AddHistory();
    }

    // The history supplies the fields that agents/list lacks for a last session, so that one id never returns conflicting data.
    private void AddHistory()
    {
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<SessionClientType>>>>("clients").Description("The clients that joined, the creator first.")
            .Resolve(context => FromRow(context, row => row?.Clients ?? []));
        Field<AgentType>("agent").Description("The desktop's current state; null if the account no longer has it.")
            .Cost(AgentCost.List)
            .Requires(Scopes.AgentsRead)
            .Resolve(context => Agent(context));
        Field<AgentSnapshotType>("agentSnapshot").Description("The desktop's state at the time of the session; null if not reported.").Resolve(context => FromRow(context, row => row?.Agent));
        Field<VideoType>("video").Description("The recording; null if the session was not recorded.").Resolve(context => FromRow(context, SessionVideoEntry.Of));
    }

    private static object? FromRow<T>(IResolveFieldContext<SessionEntry> context, Func<Session?, T> read) => context.Source switch
    {
        { Row: { } row } => read(row),
        { LastOf: { } agent } last => context.Get<AgentSessionLoader>().Last(agent, last.Id).Then(read),
        _ => read(null),
    };

    private static DataLoaderResult<Getscreen.Agents.Agent?>? Agent(IResolveFieldContext<SessionEntry> context) =>
        context.Source.Id.AgentId is not 0 and var agentId ? context.Get<AgentLoader>().ById(agentId) : null;

    private static long? Duration(SessionEntry session, TimeProvider time) =>
        session.Start is { } start ? Math.Max(0, (long)((session.Stop ?? time.GetUtcNow()) - start).TotalSeconds) : null;
}
