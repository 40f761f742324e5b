using GraphQL;

namespace GraphGateway.Paging;

/// <summary>Which parts of a connection an operation selects, so that nothing else is fetched or sorted.</summary>
/// <param name="Nodes">Whether the rows themselves matter: <c>nodes</c> or <c>edges</c>.</param>
/// <param name="PageInfo">Whether it matters where they lie.</param>
/// <param name="TotalCount">Whether the count matters.</param>
internal readonly record struct PageSelection(bool Nodes, bool PageInfo, bool TotalCount)
{
    /// <summary>Whether rows must be read: their cursors are a part of <c>pageInfo</c>.</summary>
    public bool Rows => Nodes || PageInfo;

    public static PageSelection From(IResolveFieldContext context)
    {
        var fields = context.SubFields?.Values.Select(field => field.Field.Name.StringValue).ToHashSet() ?? [];
        return new(fields.Overlaps(["nodes", "edges"]), fields.Contains("pageInfo"), fields.Contains("totalCount"));
    }
}
