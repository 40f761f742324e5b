using GraphGateway.DataLoading;
using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;

namespace GraphGateway.Sessions;

/// <summary>A request's windows of the history, each read at most once, and the sessions found in them.</summary>
internal sealed class SessionLoader
{
    private readonly AccountHistory _seen;
    private readonly DataLoader<(HistoryQuery Query, int Attempt), HistoryPage> _windows;
    private readonly DataLoader<SessionId, SessionEntry?> _byId;

    /// <param name="cache">The account's history.</param>
    /// <param name="seen">What was last seen of the account's history.</param>
    public SessionLoader(SessionRepository cache, AccountHistory seen)
    {
        _seen = seen;
        _windows = new("HistoryWindows", (keys, cancellationToken) => [.. keys.Select(key => Window(cache, key.Query, key.Attempt, cancellationToken))]);
        _byId = new("Sessions", (ids, cancellationToken) => [.. ids.Select(id => FindAsync(id, cancellationToken))]);
    }

    /// <summary>The session of an id; null where it is gone.</summary>
    public DataLoaderResult<SessionEntry?> ById(SessionId id) => _byId.Load(id);

    /// <summary>Reads a part of the history.</summary>
    public async Task<HistorySlice> ReadAsync(SessionFilter filter, Func<HistoryReader, Task<HistorySlice>> read) =>
        Remember(await read(Reader(filter)));

    /// <summary>Reads the whole history; null where its first window shows that it is not worth it.</summary>
    public async Task<HistorySlice?> ReadAllAsync(SessionFilter filter, Func<HistoryRange, bool> isWorthIt, int? counted, CancellationToken cancellationToken) =>
        await Reader(filter).AllAsync(isWorthIt, counted, cancellationToken) is { } all ? Remember(all) : null;

    /// <summary>How many sessions match.</summary>
    public Task<int> CountAsync(SessionFilter filter, CancellationToken cancellationToken) => CountAsync(filter, atLeast: 0, cancellationToken);

    /// <summary>How many sessions match, where rows have shown that the stated total is wrong.</summary>
    public Task<int> CountAsync(SessionFilter filter, int atLeast, CancellationToken cancellationToken) =>
        Reader(filter).CountAsync(atLeast, cancellationToken);

    // Windows that do not fit together were read at different moments; again, they are to be of one.
    private static Task<HistoryPage> Window(SessionRepository cache, HistoryQuery query, int attempt, CancellationToken cancellationToken) =>
        attempt == 0 ? cache.WindowAsync(query, cancellationToken) : cache.WindowAnewAsync(query, cancellationToken);

    private HistoryReader Reader(SessionFilter filter) =>
        new((window, cancellationToken) => WindowAsync(filter, window, cancellationToken), _seen.Order);

    private async Task<HistoryPage> WindowAsync(SessionFilter filter, HistoryWindow window, CancellationToken cancellationToken)
    {
        var page = await _windows.Load((filter.Query(window), window.Attempt)).GetResultAsync(cancellationToken);
        if (filter == SessionFilter.None)
            _seen.Total = page.Total;
        return page;
    }

    private async Task<SessionEntry?> FindAsync(SessionId id, CancellationToken cancellationToken)
    {
        var filter = new SessionFilter(AgentId: id.AgentId == 0 ? null : id.AgentId);
        var row = await Reader(filter).FindAsync(new(id.Number, id.Start), cancellationToken);
        return row is null ? null : SessionEntry.Of(row);
    }

    private HistorySlice Remember(HistorySlice slice)
    {
        if (slice.Rows.Count > 1 && slice.Rows[0].Start != slice.Rows[^1].Start)
            _seen.Order = slice.Order;
        return slice;
    }
}
