using GraphGateway.DataLoading;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions;

/// <summary>A request's windows of the history, each read at most once, and the sessions found in them.</summary>
internal sealed class SessionLoader
{
    private readonly BatchLoader<HistoryQuery, HistoryPage> _windows;
    private readonly BatchLoader<SessionId, SessionEntry?> _byId;

    public SessionLoader(GetscreenClient client)
    {
        _windows = new((queries, cancellationToken) => [.. queries.Select(query => client.History.ListAsync(query, cancellationToken))]);
        _byId = new((ids, cancellationToken) => [.. ids.Select(id => FindAsync(id, cancellationToken))]);
    }

    public Task<HistoryPage> WindowAsync(HistoryQuery query, CancellationToken cancellationToken) =>
        _windows.Load(query).GetResultAsync(cancellationToken);

    public Deferred<SessionEntry?> ById(SessionId id) => _byId.Load(id);

    // The agent and the start narrow the history down to a handful of rows, so one call finds the session.
    private async Task<SessionEntry?> FindAsync(SessionId id, CancellationToken cancellationToken)
    {
        DateTimeOffset? start = id.Start == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(id.Start);
        var filter = new SessionFilter(id.AgentId == 0 ? null : id.AgentId, start, start);
        var page = await WindowAsync(filter.Window(0, HistoryQuery.MaxLimit), cancellationToken);
        return page.Sessions.FirstOrDefault(row => row.Id == id.Number) is { } row ? SessionEntry.Of(row) : null;
    }
}
