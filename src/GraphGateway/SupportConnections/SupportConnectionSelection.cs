using GraphGateway.Filtering;
using GraphGateway.Getscreen.Support;
using GraphQL;

namespace GraphGateway.SupportConnections;

/// <summary>Builds the filter and sort order of a connection field from its arguments.</summary>
internal static class SupportConnectionSelection
{
    public static ListQuery<SupportConnection> From(IResolveFieldContext context)
    {
        var where = context.GetArgument<FilterCondition<SupportConnection>?>("where") ?? FilterCondition<SupportConnection>.None;
        var terms = context.GetArgument<SortTerm<SupportConnection>[]?>("order") ?? [];
        return new("supportConnections", where, new(terms, SupportConnectionSortInputType.DatabaseId));
    }
}
