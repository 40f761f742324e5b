using GraphGateway.Paging;
using GraphGateway.Sessions.History;
using GraphQL;

namespace GraphGateway.Sessions;

/// <summary>The paging arguments of a session field. The cursors are already parsed, so that an invalid cursor fails before any read.</summary>
/// <param name="Filter">The filter of the sessions.</param>
/// <param name="Scope">The scope of the page's cursors.</param>
/// <param name="Size">The page size.</param>
/// <param name="Backward">Whether the page contains the oldest sessions of the range instead of the newest.</param>
/// <param name="After">All sessions of the page are older than this session.</param>
/// <param name="Before">All sessions of the page are newer than this session.</param>
internal sealed record SessionPageArguments(SessionFilter Filter, CursorScope Scope, int Size, bool Backward, HistoryAnchor? After, HistoryAnchor? Before)
{
    public static SessionPageArguments From(IResolveFieldContext context, SessionFilter filter)
    {
        var page = PageArguments.From(context);
        var scope = CursorScope.Of(context, filter.Scope);
        return new(filter, scope, page.Size, page.Backward, Anchor(scope, page.After, "after"), Anchor(scope, page.Before, "before"));
    }

    /// <summary>Whether the page must show if there are more sessions. The row after the page shows it, because the upstream's total may be wrong.</summary>
    public bool ShowsMore { get; init; }

    /// <summary>The number of sessions to read.</summary>
    public int Count => ShowsMore ? Size + 1 : Size;

    /// <summary>Cuts the page out of the slice: removes rows beyond the cursor at the other end of the range, and the row that only shows that there are more.</summary>
    public HistorySlice Cut(HistorySlice slice) => this switch
    {
        { Backward: false, Before: { } before } => slice.NewerThan(before).First(Size),
        { Backward: false } => slice.First(Size),
        { After: { } after } => slice.OlderThan(after).Last(Size),
        _ => slice.Last(Size),
    };

    private static HistoryAnchor? Anchor(CursorScope scope, string? cursor, string argument) => cursor is null
        ? null
        : HistoryAnchor.FromParts(Cursor.Decode(scope, cursor, argument)) ?? throw Cursor.InvalidError(argument);
}
