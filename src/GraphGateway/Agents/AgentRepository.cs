using GraphGateway.Caching;
using GraphGateway.Getscreen;

namespace GraphGateway.Agents;

/// <summary>The repository of the account's agents. Reads use the cache.</summary>
internal sealed class AgentRepository(CacheReader reads)
{
    private static readonly CachedMethod<ValueTuple, AgentList> _list =
        new("agents/list", options => options.Agents.Ttl, _ => "", CallAsync, list => list.Size,
            new(list => PayloadSerializer.Of(list.All), (_, payload) => new(PayloadSerializer.ReadAgents(payload))));

    public Task<AgentList> ListAsync(CancellationToken cancellationToken) => reads.ReadAsync(_list, default, cancellationToken);

    /// <summary>Reads the list and bypasses the cache.</summary>
    public Task<AgentList> ListFreshAsync(CancellationToken cancellationToken) => reads.ReadFreshAsync(_list, default, cancellationToken);

    /// <summary>Requests a one-time link, which is never cached. Invalidates the cached list, even if the response is lost.</summary>
    public async Task<string> ConnectAsync(int agentId, CancellationToken cancellationToken)
    {
        try
        {
            return await reads.Client.Agents.ConnectAsync(agentId, cancellationToken);
        }
        finally
        {
            reads.Invalidate(_list, default);
        }
    }

    private static async Task<AgentList> CallAsync(GetscreenClient client, ValueTuple none, CancellationToken cancellationToken) =>
        new(await client.Agents.ListAsync(cancellationToken));
}
