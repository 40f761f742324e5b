using GraphGateway.Execution;
using GraphQL;

namespace GraphGateway.Paging;

/// <summary>Which parts of a connection an operation selects, so that nothing else is fetched or sorted.</summary>
/// <param name="Items">Whether the rows themselves matter: <c>nodes</c> or <c>edges</c>.</param>
/// <param name="PageInfo">Whether their place among all rows matters.</param>
/// <param name="ShowsMore">Whether it matters if there are rows beyond the page.</param>
/// <param name="TotalCount">Whether the count matters.</param>
internal readonly record struct PageSelection(bool Items, bool PageInfo, bool ShowsMore, bool TotalCount)
{
    /// <summary>Whether rows have to be read: for themselves, or to know where the page lies.</summary>
    public bool Rows => Items || PageInfo;

    public static PageSelection From(IResolveFieldContext context) => From(Selection.Below(context));

    public static PageSelection From(Selection selection) => new(
        selection.Holds("nodes") || selection.Holds("edges"),
        selection.Holds("pageInfo"),
        selection.Holds("pageInfo", "hasNextPage") || selection.Holds("pageInfo", "hasPreviousPage"),
        selection.Holds("totalCount"));
}
