using GraphQL;

namespace GraphGateway.Paging;

/// <summary>Which parts of a connection an operation selects, so that nothing else is fetched or sorted.</summary>
/// <param name="Rows">Whether the rows matter: <c>nodes</c>, <c>edges</c> or <c>pageInfo</c>.</param>
/// <param name="TotalCount">Whether the count matters.</param>
internal readonly record struct PageSelection(bool Rows, bool TotalCount)
{
    public static PageSelection From(IResolveFieldContext context)
    {
        var fields = context.SubFields?.Values.Select(field => field.Field.Name.StringValue).ToHashSet() ?? [];
        return new(fields.Overlaps(["nodes", "edges", "pageInfo"]), fields.Contains("totalCount"));
    }
}
