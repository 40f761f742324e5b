using GraphGateway.Filtering;
using GraphGateway.GraphTypes;
using GraphGateway.Limits;
using GraphQL;

namespace GraphGateway.Paging;

/// <summary>Filters, sorts and pages a list that is in memory, by the arguments of a field.</summary>
internal sealed class ListWindow<T>
    where T : class
{
    private readonly ListQuery<T> _selection;
    private readonly PageArguments _page;
    private readonly bool _rows;
    private readonly CancellationToken _cancellationToken;
    private readonly ComputeBudget _budget;
    private readonly CursorScope _scope;
    private readonly IReadOnlyList<string?>? _after;
    private readonly IReadOnlyList<string?>? _before;

    /// <summary>Validates the field's arguments, so that an invalid one is rejected before anything is loaded.</summary>
    public ListWindow(IResolveFieldContext context, ListQuery<T> selection)
    {
        (_selection, _page, _rows) = (selection, PageArguments.From(context), PageSelection.From(context).Rows);
        _cancellationToken = context.CancellationToken;
        _budget = context.Get<ComputeBudget>();
        _scope = CursorScope.Of(context, selection.Scope);
        _after = Read("after", _page.After);
        _before = Read("before", _page.Before);
    }

    public Connection<T> GetPage(IReadOnlyList<T> rows)
    {
        using var section = _budget.Begin(_cancellationToken);
        var matching = _selection.Matching(rows, section);
        return _rows ? Page(_selection.Order.Sort(matching, section)) : Connection<T>.CountOnly(matching.Count);
    }

    private Connection<T> Page(IReadOnlyList<T> sorted)
    {
        var order = _selection.Order;
        var start = _after is null ? 0 : order.IndexAfter(sorted, _after);
        var end = Math.Max(start, _before is null ? sorted.Count : order.IndexOf(sorted, _before));
        if (_page.Backward)
            start = Math.Max(start, end - _page.Size);
        else
            end = Math.Min(end, start + _page.Size);

        return new(Rows(sorted, start, end), index => Cursor.Encode(_scope, order.Key(sorted[start + index])), end < sorted.Count, start > 0, sorted.Count);
    }

    private static T[] Rows(IReadOnlyList<T> sorted, int start, int end)
    {
        var rows = new T[end - start];
        for (var index = 0; index < rows.Length; index++)
            rows[index] = sorted[start + index];
        return rows;
    }

    private IReadOnlyList<string?>? Read(string argument, string? cursor) =>
        cursor is null ? null : Cursor.Decode(_scope, cursor, argument);
}
