using GraphGateway.Callers;
using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Composition;

internal static class ViewerQueries
{
    public static void AddViewerQueries(this ObjectGraphType query) => query.Field<NonNullGraphType<ViewerType>>("viewer")
        .Description("Who the gateway takes the caller for, and what the caller may do.")
        .NeverKeep()
        .Resolve(context => context.Get<CallerAccessor>().Caller);
}
