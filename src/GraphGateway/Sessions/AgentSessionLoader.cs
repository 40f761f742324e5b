using GraphGateway.Agents;
using GraphGateway.DataLoading;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;

namespace GraphGateway.Sessions;

/// <summary>
/// The newest sessions of many agents, for as few calls as possible: one call for each agent, or the whole history where that
/// is fewer. What the fields of a level need of one agent is one need.
/// </summary>
internal sealed class AgentSessionLoader
{
    // The last session, and one that may have started since the list was read.
    private const int LastAndNewer = 2;

    private readonly SessionLoader _sessions;
    private readonly AgentLoader _agents;
    private readonly AccountHistory _seen;
    private readonly DataLoader<AgentSessionsRequest, HistorySlice> _newest;

    /// <param name="sessions">Reads the history.</param>
    /// <param name="agents">The list, which tells how many sessions there are.</param>
    /// <param name="seen">What was last seen of the account's history.</param>
    public AgentSessionLoader(SessionLoader sessions, AgentLoader agents, AccountHistory seen)
    {
        (_sessions, _agents, _seen) = (sessions, agents, seen);
        _newest = new("AgentSessions", LoadBatch, gathers: true);
    }

    /// <summary>An agent's newest sessions.</summary>
    /// <param name="agent">The agent, which has some.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="showsMore">Whether it must be seen if there are more.</param>
    public DataLoaderResult<HistorySlice> Newest(Agent agent, SessionFilter filter, int count, bool showsMore = false) =>
        _newest.Load(new(agent.Id, filter with { AgentId = null }, count, showsMore, agent.SessionCount));

    /// <summary>What history tells of an agent's last session; null where it is gone.</summary>
    public DataLoaderResult<Session?> Last(Agent agent, SessionId id)
    {
        var newest = Newest(agent, SessionFilter.None, LastAndNewer);
        return new(async cancellationToken =>
            (await newest.GetResultAsync(cancellationToken)).Rows.FirstOrDefault(row => row.Id == id.Number)
            ?? (await _sessions.ById(id).GetResultAsync(cancellationToken))?.Row);
    }

    private Task<HistorySlice>[] LoadBatch(IReadOnlyList<AgentSessionsRequest> needs, CancellationToken cancellationToken)
    {
        var answers = needs.GroupBy(need => need.Filter)
            .ToDictionary(group => group.Key, group => AnswerAsync(group.Key, [.. AgentSessionsRequest.Merge(group)], cancellationToken));
        return [.. needs.Select(async need => (await (await answers[need.Filter])(need.AgentId)).First(need.Rows))];
    }

    private async Task<Func<int, Task<HistorySlice>>> AnswerAsync(SessionFilter filter, AgentSessionsRequest[] needs, CancellationToken cancellationToken)
    {
        if (Calls(filter, needs) is > 1 and var calls && await WholeAsync(filter, calls, cancellationToken) is { } whole)
        {
            var byAgent = (whole.Order.NewestFirst ? whole.Rows : whole.Rows.Reverse()).ToLookup(row => row.Agent?.Id ?? 0);
            return agentId => Task.FromResult(HistorySlice.OfAll([.. byAgent[agentId]], whole.Order));
        }

        var each = await EachAsync(filter, needs, cancellationToken);
        return agentId => each[agentId];
    }

    // Where the upstream lists the oldest first, it is asked first how many rows a filter leaves; without a filter the list tells.
    private int Calls(SessionFilter filter, AgentSessionsRequest[] needs) =>
        needs.Sum(need => need.Calls) + (_seen.IsTurned && filter != SessionFilter.None ? needs.Length : 0);

    // A row that does not tell its agent would be missing from the agent's sessions.
    private async Task<HistorySlice?> WholeAsync(SessionFilter filter, int calls, CancellationToken cancellationToken)
    {
        // The list counts the sessions of agents that are there still; what was seen last counts the others, too.
        var counted = (await _agents.List().GetResultAsync(cancellationToken)).SessionCount;
        return HistoryWindow.Count(Math.Max(counted, _seen.Total ?? 0)) < calls
            ? await _sessions.ReadAllAsync(
                filter,
                first => HistoryWindow.Count(first.Total) <= calls && first.Rows.All(row => row.Agent?.Id is not null),
                filter == SessionFilter.None ? counted : null,
                cancellationToken)
            : null;
    }

    private async Task<Dictionary<int, Task<HistorySlice>>> EachAsync(SessionFilter filter, AgentSessionsRequest[] needs, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<int, Task<HistorySlice>>();
        if (_seen.Order is null && AgentSessionsRequest.Pilot(needs) is { } pilot)
        {
            // Asking all at once for the wrong end of their sessions would double the calls.
            Task first = answers[pilot.AgentId] = ReadAsync(filter, pilot, cancellationToken);
            await first.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var need in needs.Where(need => !answers.ContainsKey(need.AgentId)))
            answers[need.AgentId] = ReadAsync(filter, need, cancellationToken);
        return answers;
    }

    // No more windows than hold all that the list tells of: the others would come back empty. What has started since mostly fits into
    // them too, and is read on to where it does not.
    private async Task<HistorySlice> ReadAsync(SessionFilter filter, AgentSessionsRequest need, CancellationToken cancellationToken)
    {
        var count = Math.Min(need.Rows, need.Calls * HistoryQuery.MaxLimit);
        while (true)
        {
            var slice = await ReadAsync(filter, need, count, cancellationToken);
            var answered = need.Answered(slice, isFiltered: filter != SessionFilter.None);
            if (answered is not null || count == need.Rows)
                return answered ?? slice;
            count = count <= slice.Total ? Math.Min(need.Rows, slice.Total + 1) : need.Rows;
        }
    }

    private Task<HistorySlice> ReadAsync(SessionFilter filter, AgentSessionsRequest need, int count, CancellationToken cancellationToken) => _sessions.ReadAsync(
        filter with { AgentId = need.AgentId },
        reader => reader.NewestAsync(count, filter == SessionFilter.None ? need.Known : null, cancellationToken));
}
