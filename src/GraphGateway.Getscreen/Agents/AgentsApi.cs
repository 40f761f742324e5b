using GraphGateway.Getscreen.Calls;
using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen.Agents;

/// <summary>The <c>agents</c> methods (desktops): <c>agents/list</c> and <c>agents/connect</c>.</summary>
public sealed class AgentsApi
{
    private readonly GetscreenHttp _http;

    internal AgentsApi(GetscreenHttp http) => _http = http;

    /// <summary>Returns all desktops (<c>GET agents/list</c>). The method has no paging.</summary>
    public Task<IReadOnlyList<Agent>> ListAsync(CancellationToken cancellationToken) => _http.SendAsync(
        new(HttpMethod.Get, "agents/list"),
        AgentJsonReader.Shape,
        IReadOnlyList<Agent> (envelope) => AgentJsonReader.Read(envelope),
        cancellationToken);

    /// <summary>Creates a one-time link to a desktop (<c>POST agents/connect</c>). Never retried. The link is a secret.</summary>
    public Task<string> ConnectAsync(int agentId, CancellationToken cancellationToken) => _http.SendAsync(
        new GetscreenCall(HttpMethod.Post, "agents/connect").With("agent_id", agentId),
        LinkJsonReader.Shape,
        LinkJsonReader.Read,
        cancellationToken);
}
