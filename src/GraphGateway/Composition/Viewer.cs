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

internal sealed class ViewerType : ObjectGraphType<Caller>
{
    public ViewerType()
    {
        Name = "Viewer";
        Description = "The caller of the operation.";
        Field<StringGraphType>("name").Description("The caller's name; null if its credentials contain none.").Reads(caller => caller.Name);
        Field<NonNullGraphType<StringGraphType>>("account").Description("The Getscreen account of the caller's operations.").Reads(caller => caller.Account.Name);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("scopes").Description("The caller's scopes.").Reads(caller => caller.Scopes);
    }
}
