using GraphGateway.Agents;
using GraphGateway.DataLoading;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;

namespace GraphGateway.Sessions;

/// <summary>
/// The data loader of the newest sessions of many agents. It makes as few calls as possible: one call per agent, or the whole history if that
/// needs fewer calls. It merges the requests that the fields of one level have for an agent.
/// </summary>
internal sealed class AgentSessionLoader
{
    // The last session, and one that may have started after the list was read.
    private const int LastAndNewer = 2;

    private readonly SessionLoader _sessions;
    private readonly AgentLoader _agents;
    private readonly AccountHistory _history;
    private readonly DataLoader<AgentSessionsRequest, HistorySlice> _newest;

    /// <param name="sessions">Reads the history.</param>
    /// <param name="agents">Loads the agent list, which contains the session counts.</param>
    /// <param name="history">The last observed total and order of the account's history.</param>
    public AgentSessionLoader(SessionLoader sessions, AgentLoader agents, AccountHistory history)
    {
        (_sessions, _agents, _history) = (sessions, agents, history);
        _newest = new("AgentSessions", LoadBatch, gathers: true);
    }

    /// <summary>Loads an agent's newest sessions.</summary>
    /// <param name="agent">The agent, which has at least one session.</param>
    /// <param name="filter">The filter of the sessions.</param>
    /// <param name="count">The number of sessions, at least 1.</param>
    /// <param name="showsMore">Whether the result must show if there are more sessions.</param>
    public DataLoaderResult<HistorySlice> Newest(Agent agent, SessionFilter filter, int count, bool showsMore = false) =>
        _newest.Load(new(agent.Id, filter with { AgentId = null }, count, showsMore, agent.SessionCount));

    /// <summary>Loads the history row of an agent's last session. The result is null if the history no longer contains it.</summary>
    public DataLoaderResult<Session?> Last(Agent agent, SessionId id)
    {
        var newest = Newest(agent, SessionFilter.None, LastAndNewer);
        return new(async cancellationToken =>
            (await newest.GetResultAsync(cancellationToken)).Rows.FirstOrDefault(row => row.Id == id.Number)
            ?? (await _sessions.ById(id).GetResultAsync(cancellationToken))?.Row);
    }

    private Task<HistorySlice>[] LoadBatch(IReadOnlyList<AgentSessionsRequest> requests, CancellationToken cancellationToken)
    {
        var results = requests.GroupBy(request => request.Filter)
            .ToDictionary(group => group.Key, group => LoadGroupAsync(group.Key, [.. AgentSessionsRequest.Merge(group)], cancellationToken));
        return [.. requests.Select(async request => (await (await results[request.Filter])(request.AgentId)).First(request.Rows))];
    }

    private async Task<Func<int, Task<HistorySlice>>> LoadGroupAsync(SessionFilter filter, AgentSessionsRequest[] requests, CancellationToken cancellationToken)
    {
        if (Calls(filter, requests) is > 1 and var calls && await LoadAllAsync(filter, calls, cancellationToken) is { } all)
        {
            var rowsByAgent = (all.Order.NewestFirst ? all.Rows : all.Rows.Reverse()).ToLookup(row => row.Agent?.Id ?? 0);
            return agentId => Task.FromResult(HistorySlice.OfAll([.. rowsByAgent[agentId]], all.Order));
        }

        var slicesByAgent = await LoadEachAsync(filter, requests, cancellationToken);
        return agentId => slicesByAgent[agentId];
    }

    // If the upstream lists the oldest session first, a filtered read needs one more call for the total. Without a filter, the agent list has the total.
    private int Calls(SessionFilter filter, AgentSessionsRequest[] requests) =>
        requests.Sum(request => request.Calls) + (_history.IsTurned && filter != SessionFilter.None ? requests.Length : 0);

    // Returns null if a row has no agent id, because that row would be missing from its agent's sessions.
    private async Task<HistorySlice?> LoadAllAsync(SessionFilter filter, int calls, CancellationToken cancellationToken)
    {
        // The list counts only the sessions of existing agents; the last observed total includes those of removed agents.
        var listedTotal = (await _agents.List().GetResultAsync(cancellationToken)).SessionCount;
        return HistoryWindow.Count(Math.Max(listedTotal, _history.Total ?? 0)) < calls
            ? await _sessions.ReadAllAsync(
                filter,
                first => HistoryWindow.Count(first.Total) <= calls && first.Rows.All(row => row.Agent?.Id is not null),
                filter == SessionFilter.None ? listedTotal : null,
                cancellationToken)
            : null;
    }

    private async Task<Dictionary<int, Task<HistorySlice>>> LoadEachAsync(SessionFilter filter, AgentSessionsRequest[] requests, CancellationToken cancellationToken)
    {
        var results = new Dictionary<int, Task<HistorySlice>>();
        if (_history.Order is null && AgentSessionsRequest.Pilot(requests) is { } pilot)
        {
            // If the order is unknown, reading the wrong end for all agents in parallel would double the calls.
            Task first = results[pilot.AgentId] = ReadAsync(filter, pilot, cancellationToken);
            await first.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var request in requests.Where(request => !results.ContainsKey(request.AgentId)))
            results[request.AgentId] = ReadAsync(filter, request, cancellationToken);
        return results;
    }

    // Reads only as many windows as the session count of the agent list requires, because further windows would be empty. Newer sessions usually fit
    // into them too; if not, the loop reads more.
    private async Task<HistorySlice> ReadAsync(SessionFilter filter, AgentSessionsRequest request, CancellationToken cancellationToken)
    {
        var count = Math.Min(request.Rows, request.Calls * HistoryQuery.MaxLimit);
        while (true)
        {
            var slice = await ReadAsync(filter, request, count, cancellationToken);
            var result = request.Answered(slice, isFiltered: filter != SessionFilter.None);
            if (result is not null || count == request.Rows)
                return result ?? slice;
            count = count <= slice.Total ? Math.Min(request.Rows, slice.Total + 1) : request.Rows;
        }
    }

    private Task<HistorySlice> ReadAsync(SessionFilter filter, AgentSessionsRequest request, int count, CancellationToken cancellationToken) => _sessions.ReadAsync(
        filter with { AgentId = request.AgentId },
        reader => reader.NewestAsync(count, filter == SessionFilter.None ? request.Known : null, cancellationToken));
}
