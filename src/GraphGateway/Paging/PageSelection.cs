using GraphGateway.Execution;
using GraphQL;

namespace GraphGateway.Paging;

/// <summary>The parts of a connection that an operation selects, so that the gateway fetches and sorts nothing else.</summary>
/// <param name="Items">Whether it selects <c>nodes</c> or <c>edges</c>.</param>
/// <param name="PageInfo">Whether it selects <c>pageInfo</c>.</param>
/// <param name="ShowsMore">Whether it selects <c>hasNextPage</c> or <c>hasPreviousPage</c>.</param>
/// <param name="TotalCount">Whether it selects <c>totalCount</c>.</param>
internal readonly record struct PageSelection(bool Items, bool PageInfo, bool ShowsMore, bool TotalCount)
{
    /// <summary>Whether rows must be read: for the response, or for <c>pageInfo</c>.</summary>
    public bool Rows => Items || PageInfo;

    public static PageSelection From(IResolveFieldContext context) => From(Selection.Below(context));

    public static PageSelection From(Selection selection) => new(
        selection.HasField("nodes") || selection.HasField("edges"),
        selection.HasField("pageInfo"),
        selection.HasField("pageInfo", "hasNextPage") || selection.HasField("pageInfo", "hasPreviousPage"),
        selection.HasField("totalCount"));
}
