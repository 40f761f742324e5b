using GraphGateway.Caching.Answers;
using GraphGateway.Graph;
using GraphQL.Types;

namespace GraphGateway.Security;

internal static class ViewerQueries
{
    public static void AddViewerQueries(this QueryType query) => query.Field<NonNullGraphType<ViewerType>>("viewer")
        .Description("Who the gateway takes the caller for, and what the caller may do.")
        .NeverKeep()
        .Resolve(context => context.Get<CallerAccessor>().Caller);
}
