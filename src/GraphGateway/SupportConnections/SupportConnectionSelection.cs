using GraphGateway.Filtering;
using GraphGateway.Getscreen.Support;
using GraphQL;

namespace GraphGateway.SupportConnections;

/// <summary>Which connections a field asks for, and in which order.</summary>
internal static class SupportConnectionSelection
{
    public static ListQuery<SupportConnection> From(IResolveFieldContext context)
    {
        var where = context.GetArgument<FilterCondition<SupportConnection>?>("where") ?? FilterCondition<SupportConnection>.None;
        var terms = context.GetArgument<SortTerm<SupportConnection>[]?>("order") ?? [];
        return new("supportConnections", where, new(terms, SupportConnectionSortInputType.DatabaseId));
    }
}
