using GraphGateway.Paging;
using GraphGateway.Sessions.History;
using GraphQL;

namespace GraphGateway.Sessions;

/// <summary>The page of sessions that a client asks for; its cursors are read, so that a wrong one is refused before anything is loaded.</summary>
/// <param name="Filter">Which sessions.</param>
/// <param name="Scope">What cursors of the page belong to.</param>
/// <param name="Size">How many.</param>
/// <param name="Backward">Whether they are the oldest of the range instead of the newest.</param>
/// <param name="After">The session that they must be older than.</param>
/// <param name="Before">The session that they must be newer than.</param>
internal sealed record SessionPageArguments(SessionFilter Filter, CursorScope Scope, int Size, bool Backward, HistoryAnchor? After, HistoryAnchor? Before)
{
    public static SessionPageArguments From(IResolveFieldContext context, SessionFilter filter)
    {
        var page = PageArguments.From(context);
        var scope = CursorScope.Of(context, filter.Scope);
        return new(filter, scope, page.Size, page.Backward, Anchor(scope, page.After, "after"), Anchor(scope, page.Before, "before"));
    }

    /// <summary>Whether to find out if there are more sessions: the row after the page shows it, whatever the upstream says.</summary>
    public bool ShowsMore { get; init; }

    /// <summary>How many sessions to read.</summary>
    public int Count => ShowsMore ? Size + 1 : Size;

    /// <summary>The page of what was read: without what the cursor at the other end of the range leaves out, and without the row that only shows that there are more.</summary>
    public HistorySlice Cut(HistorySlice slice) => this switch
    {
        { Backward: false, Before: { } before } => slice.NewerThan(before).First(Size),
        { Backward: false } => slice.First(Size),
        { After: { } after } => slice.OlderThan(after).Last(Size),
        _ => slice.Last(Size),
    };

    private static HistoryAnchor? Anchor(CursorScope scope, string? cursor, string argument) => cursor is null
        ? null
        : HistoryAnchor.FromParts(Cursor.Read(scope, cursor, argument)) ?? throw Cursor.Broken(argument);
}
