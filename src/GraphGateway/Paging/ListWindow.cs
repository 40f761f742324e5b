using GraphGateway.Filtering;
using GraphQL;

namespace GraphGateway.Paging;

/// <summary>Cuts the page that a field asks for out of rows that are all at hand.</summary>
internal static class ListWindow
{
    public static Connection<T> Cut<T>(IResolveFieldContext context, IReadOnlyList<T> rows, ListSelection<T> selection)
    {
        var page = PageArguments.From(context);
        var matching = selection.Matching(rows);
        return PageSelection.From(context).Rows
            ? Cut(selection.Order.Sort(matching), page, selection)
            : Connection<T>.CountOnly(matching.Count);
    }

    private static Connection<T> Cut<T>(T[] sorted, PageArguments page, ListSelection<T> selection)
    {
        var (order, scope) = (selection.Order, selection.Scope);
        var start = page.After is null ? 0 : order.IndexAfter(sorted, Cursor.Read(scope, page.After, "after"));
        var end = page.Before is null ? sorted.Length : order.IndexOf(sorted, Cursor.Read(scope, page.Before, "before"));
        end = Math.Max(start, end);
        if (page.Backward)
            start = Math.Max(start, end - page.Size);
        else
            end = Math.Min(end, start + page.Size);

        return new(sorted[start..end], row => Cursor.Write(scope, order.Key(row)), end < sorted.Length, start > 0, sorted.Length);
    }
}
