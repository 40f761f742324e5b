using System.Globalization;
using GraphGateway.DataLoading;
using GraphGateway.Getscreen.History;
using GraphGateway.Graph;
using GraphGateway.Paging;
using GraphQL;

namespace GraphGateway.Sessions;

/// <summary>Reads the page of the history that a field asks for: just the rows and the count that the operation selects.</summary>
internal static class SessionPages
{
    /// <param name="context">The field.</param>
    /// <param name="filter">Which sessions.</param>
    /// <param name="knownCount">How many there are, where that is known without a call.</param>
    public static object Read(IResolveFieldContext context, SessionFilter filter, int? knownCount)
    {
        var page = PageArguments.From(context);
        var selection = PageSelection.From(context);
        var loader = context.Get<SessionLoader>();
        if (filter.IsContradiction || knownCount == 0)
            return Connection<SessionEntry>.CountOnly(0);
        if (!selection.Rows && (!selection.TotalCount || knownCount is not null))
            return Connection<SessionEntry>.CountOnly(knownCount ?? 0);

        return selection.Rows
            ? new Deferred<Connection<SessionEntry>>(cancellationToken => ReadAsync(loader, filter, page, cancellationToken))
            : new Deferred<Connection<SessionEntry>>(async cancellationToken =>
                Connection<SessionEntry>.CountOnly(await CountAsync(loader, filter, cancellationToken)));
    }

    private static async Task<Connection<SessionEntry>> ReadAsync(SessionLoader loader, SessionFilter filter, PageArguments page, CancellationToken cancellationToken)
    {
        var (start, end) = await RangeAsync(loader, filter, page, cancellationToken);
        if (start >= end)
            return Connection<SessionEntry>.CountOnly(await CountAsync(loader, filter, cancellationToken));

        var windows = await Task.WhenAll(Windows(filter, start, end).Select(query => loader.WindowAsync(query, cancellationToken)));
        var total = windows[0].Total;
        SessionEntry[] rows = [.. windows.SelectMany(window => window.Sessions).Select(SessionEntry.Of)];
        var offsets = rows.Index().ToDictionary(entry => entry.Item, entry => start + entry.Index);
        return new(rows, row => Write(filter, row, offsets[row]), start + rows.Length < total, start > 0, total);
    }

    private static async Task<(int Start, int End)> RangeAsync(SessionLoader loader, SessionFilter filter, PageArguments page, CancellationToken cancellationToken)
    {
        var start = page.After is null ? 0 : Offset(filter, page.After, "after") + 1;
        if (!page.Backward)
            return (start, Math.Min(start + page.Size, page.Before is null ? int.MaxValue : Offset(filter, page.Before, "before")));

        var end = page.Before is null ? await CountAsync(loader, filter, cancellationToken) : Offset(filter, page.Before, "before");
        return (Math.Max(start, end - page.Size), end);
    }

    private static IEnumerable<HistoryQuery> Windows(SessionFilter filter, int start, int end)
    {
        for (var offset = start; offset < end; offset += HistoryQuery.MaxLimit)
            yield return filter.Window(offset, Math.Min(HistoryQuery.MaxLimit, end - offset));
    }

    private static async Task<int> CountAsync(SessionLoader loader, SessionFilter filter, CancellationToken cancellationToken) =>
        (await loader.WindowAsync(filter.Window(0, 1), cancellationToken)).Total;

    private static string Write(SessionFilter filter, SessionEntry row, int offset) =>
        Cursor.Write(filter.Scope, [offset.ToString(CultureInfo.InvariantCulture), row.Id.ToString()]);

    private static int Offset(SessionFilter filter, string cursor, string argument) =>
        int.Parse(Cursor.Read(filter.Scope, cursor, argument)[0]!, CultureInfo.InvariantCulture);
}
