using GraphGateway.Callers;
using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Composition;

internal static class ViewerQueries
{
    public static void AddViewerQueries(this ObjectGraphType query) => query.Field<NonNullGraphType<ViewerType>>("viewer")
        .Description("The caller of the operation, with its account and scopes.")
        .NonCacheable()
        .Resolve(context => context.Get<CallerAccessor>().Caller);
}
