using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions;

/// <summary>A session as history tells it, or as an agent's list entry tells its last one.</summary>
/// <param name="Row">The row of the history; null where only the list was read.</param>
/// <param name="LastOf">The agent whose last session it is, where only the list was read.</param>
internal sealed record SessionEntry(SessionId Id, DateTimeOffset? Start, DateTimeOffset? Stop, Session? Row, Agent? LastOf = null)
{
    public static SessionEntry Of(Session row) =>
        new(new(row.Id, row.Start?.ToUnixTimeSeconds() ?? 0, row.Agent?.Id ?? 0), row.Start, row.Stop, row);

    public static SessionEntry Of(Agent agent, LastSession last) =>
        new(new(last.Id, last.StartTime?.ToUnixTimeSeconds() ?? 0, agent.Id), last.StartTime, last.StopTime, Row: null, agent);
}
