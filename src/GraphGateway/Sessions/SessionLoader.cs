using GraphGateway.DataLoading;
using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;

namespace GraphGateway.Sessions;

/// <summary>Loads history windows and sessions for one request. It reads each window at most once.</summary>
internal sealed class SessionLoader
{
    private readonly AccountHistory _history;
    private readonly DataLoader<(HistoryQuery Query, int Attempt), HistoryPage> _windows;
    private readonly DataLoader<SessionId, SessionEntry?> _byId;

    /// <param name="repository">Reads the account's history.</param>
    /// <param name="history">The last observed total and order of the account's history.</param>
    public SessionLoader(SessionRepository repository, AccountHistory history)
    {
        _history = history;
        _windows = new("HistoryWindows", (keys, cancellationToken) => [.. keys.Select(key => Window(repository, key.Query, key.Attempt, cancellationToken))]);
        _byId = new("Sessions", (ids, cancellationToken) => [.. ids.Select(id => FindAsync(id, cancellationToken))]);
    }

    /// <summary>Loads a session by id. The result is null if the history no longer contains it.</summary>
    public DataLoaderResult<SessionEntry?> ById(SessionId id) => _byId.Load(id);

    /// <summary>Reads a part of the history.</summary>
    public async Task<HistorySlice> ReadAsync(SessionFilter filter, Func<HistoryReader, Task<HistorySlice>> read) =>
        RecordOrder(await read(Reader(filter)));

    /// <summary>Reads the whole history. Returns null if the first window shows that reading the rest is not worthwhile.</summary>
    public async Task<HistorySlice?> ReadAllAsync(SessionFilter filter, Func<HistoryRange, bool> isWorthIt, int? minTotal, CancellationToken cancellationToken) =>
        await Reader(filter).AllAsync(isWorthIt, minTotal, cancellationToken) is { } all ? RecordOrder(all) : null;

    /// <summary>Returns the number of sessions that match.</summary>
    public Task<int> CountAsync(SessionFilter filter, CancellationToken cancellationToken) => CountAsync(filter, atLeast: 0, cancellationToken);

    /// <summary>Returns the number of sessions that match, after rows have contradicted the reported total.</summary>
    public Task<int> CountAsync(SessionFilter filter, int atLeast, CancellationToken cancellationToken) =>
        Reader(filter).CountAsync(atLeast, cancellationToken);

    // Inconsistent windows were cached at different times. A further attempt bypasses the cache, so that all windows are from the same time.
    private static Task<HistoryPage> Window(SessionRepository repository, HistoryQuery query, int attempt, CancellationToken cancellationToken) =>
        attempt == 0 ? repository.WindowAsync(query, cancellationToken) : repository.WindowFreshAsync(query, cancellationToken);

    private HistoryReader Reader(SessionFilter filter) =>
        new((window, cancellationToken) => WindowAsync(filter, window, cancellationToken), _history.Order);

    private async Task<HistoryPage> WindowAsync(SessionFilter filter, HistoryWindow window, CancellationToken cancellationToken)
    {
        var page = await _windows.Load((filter.Query(window), window.Attempt)).GetResultAsync(cancellationToken);
        if (filter == SessionFilter.None)
            _history.Total = page.Total;
        return page;
    }

    private async Task<SessionEntry?> FindAsync(SessionId id, CancellationToken cancellationToken)
    {
        var filter = new SessionFilter(AgentId: id.AgentId == 0 ? null : id.AgentId);
        var row = await Reader(filter).FindAsync(new(id.Number, id.Start), cancellationToken);
        return row is null ? null : SessionEntry.Of(row);
    }

    private HistorySlice RecordOrder(HistorySlice slice)
    {
        if (slice.Rows.Count > 1 && slice.Rows[0].Start != slice.Rows[^1].Start)
            _history.Order = slice.Order;
        return slice;
    }
}
