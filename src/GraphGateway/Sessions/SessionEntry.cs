using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions;

/// <summary>A session from the history, or the last session from an agent list entry.</summary>
/// <param name="Row">The history row; null if only the agent list was read.</param>
/// <param name="LastOf">The agent of this last session, if only the agent list was read.</param>
internal sealed record SessionEntry(SessionId Id, DateTimeOffset? Start, DateTimeOffset? Stop, Session? Row, Agent? LastOf = null)
{
    public static SessionEntry Of(Session row) =>
        new(new(row.Id, row.Start?.ToUnixTimeSeconds() ?? 0, row.Agent?.Id ?? 0), row.Start, row.Stop, row);

    public static SessionEntry Of(Agent agent, LastSession last) =>
        new(new(last.Id, last.StartTime?.ToUnixTimeSeconds() ?? 0, agent.Id), last.StartTime, last.StopTime, Row: null, agent);
}
