using GraphGateway.DataLoading;
using GraphGateway.Getscreen.Agents;
using GraphGateway.GraphTypes;
using GraphGateway.Paging;
using GraphGateway.Sessions.History;
using GraphQL;

namespace GraphGateway.Sessions;

/// <summary>Reads the history page of a field. It reads only the rows and the count that the operation selects.</summary>
internal static class SessionPages
{
    /// <param name="context">The field.</param>
    /// <param name="filter">The filter of the sessions.</param>
    /// <param name="agent">The agent, if the field belongs to an agent. It contains the session count.</param>
    public static object Read(IResolveFieldContext context, SessionFilter filter, Agent? agent = null)
    {
        var (page, selection) = (SessionPageArguments.From(context, filter), PageSelection.From(context));
        int? known = filter == new SessionFilter(agent?.Id) ? agent?.SessionCount : null;
        if (filter.IsContradiction || agent?.SessionCount == 0)
            return Connection<SessionEntry>.CountOnly(0);

        var needsRows = page.Size > 0 ? selection.Rows : selection.PageInfo;
        if (!needsRows && (known is not null || !selection.TotalCount))
            return Connection<SessionEntry>.CountOnly(known ?? 0);
        if (page.Size > 0 && agent is null && context.Get<AccountHistory>().Total != 0)
            AgentPrefetch.OfPage(context);
        return needsRows
            ? new DataLoaderResult<Connection<SessionEntry>>(Connect(context, page with { ShowsMore = selection.ShowsMore }, agent, known, selection.TotalCount))
            : new DataLoaderResult<Connection<SessionEntry>>(async cancellationToken =>
                Connection<SessionEntry>.CountOnly(await context.Get<SessionLoader>().CountAsync(filter, cancellationToken)));
    }

    private static Func<CancellationToken, Task<Connection<SessionEntry>>> Connect(
        IResolveFieldContext context, SessionPageArguments page, Agent? agent, int? known, bool counts)
    {
        // The loader collects the requests of all fields of a level, so this field adds its request before the first await.
        var loader = context.Get<SessionLoader>();
        var read = Read(context, loader, page, agent, known);
        return async cancellationToken =>
        {
            var slice = await read.GetResultAsync(cancellationToken);
            var total = !counts ? 0
                : slice.Length ?? known ?? (slice.ContradictsTotal ? await loader.CountAsync(page.Filter, slice.SeenRows, cancellationToken) : slice.Total);
            return Connect(page, page.Cut(slice), total);
        };
    }

    private static DataLoaderResult<HistorySlice> Read(IResolveFieldContext context, SessionLoader loader, SessionPageArguments page, Agent? agent, int? known) =>
        agent is not null && page is { Backward: false, After: null, Size: > 0 }
            ? context.Get<AgentSessionLoader>().Newest(agent, page.Filter, page.Size, page.ShowsMore)
            : Read(loader, page, known ?? ExpectedTotal(context, page.Filter));

    private static DataLoaderResult<HistorySlice> Read(SessionLoader loader, SessionPageArguments page, int? expectedTotal) =>
        new(cancellationToken => loader.ReadAsync(page.Filter, reader => page switch
        {
            { Backward: false, After: { } after } => reader.OlderThanAsync(after, page.Count, cancellationToken),
            { Backward: true, Before: { } before } => reader.NewerThanAsync(before, page.Count, cancellationToken),
            { Backward: false } => reader.NewestAsync(page.Count, expectedTotal, cancellationToken),
            _ => reader.OldestAsync(page.Count, expectedTotal, cancellationToken),
        }));

    private static int? ExpectedTotal(IResolveFieldContext context, SessionFilter filter) =>
        filter == SessionFilter.None ? context.Get<AccountHistory>().Total : null;

    private static Connection<SessionEntry> Connect(SessionPageArguments page, HistorySlice slice, int total) => new(
        [.. slice.Rows.Select(SessionEntry.Of)],
        index => Cursor.Encode(page.Scope, slice.AnchorAt(index).ToParts()),
        slice.HasOlder,
        slice.HasNewer,
        total);
}
