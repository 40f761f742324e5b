namespace GraphGateway.Paging;

internal sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor)
{
    public static PageInfo OfEmptyPage { get; } = new(HasNextPage: false, HasPreviousPage: false, StartCursor: null, EndCursor: null);
}
