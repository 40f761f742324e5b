using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen.Agents;

/// <summary>The methods of desktops: <c>agents/list</c> and <c>agents/connect</c>.</summary>
public sealed class AgentsApi
{
    private readonly GetscreenHttp _http;

    internal AgentsApi(GetscreenHttp http) => _http = http;

    /// <summary>Reads the whole list (<c>GET agents/list</c>); the method has no paging.</summary>
    public Task<IReadOnlyList<Agent>> ListAsync(CancellationToken cancellationToken) => _http.SendAsync(
        new(HttpMethod.Get, "agents/list"),
        GetscreenJson.Default.EnvelopeAgentPayload,
        IReadOnlyList<Agent> (envelope) => Agents(envelope),
        cancellationToken);

    /// <summary>Asks for a one-time link into a desktop (<c>POST agents/connect</c>); never retried. The link is a secret.</summary>
    public Task<string> ConnectAsync(int agentId, CancellationToken cancellationToken) => _http.SendAsync(
        new GetscreenCall(HttpMethod.Post, "agents/connect").With("agent_id", agentId),
        GetscreenJson.Default.EnvelopeLinkPayload,
        envelope => envelope.Data is [{ Url: { } url }, ..] ? url : throw new PayloadException("$.data.url"),
        cancellationToken);

    // Every number is read now, so that a row that lacks it fails the call; the rest of a row is for whoever reads it.
    private static RowsWhenRead<AgentPayload, Agent> Agents(Envelope<AgentPayload> envelope)
    {
        envelope.Rows(agent => agent.Number);
        return new(envelope.Data, agent => agent.ToAgent());
    }
}
