using GraphGateway.Caching;
using GraphGateway.Getscreen;

namespace GraphGateway.Agents;

/// <summary>The account's agents, as they were read lately.</summary>
internal sealed class AgentRepository(CacheReader reads)
{
    private static readonly CachedMethod<ValueTuple, AgentList> _list =
        new("agents/list", options => options.Agents.Ttl, _ => "", CallAsync, list => list.Size,
            new(list => PayloadSerializer.Of(list.All), (_, answer) => new(PayloadSerializer.ReadAgents(answer))));

    public Task<AgentList> ListAsync(CancellationToken cancellationToken) => reads.ReadAsync(_list, default, cancellationToken);

    /// <summary>The list as it is now.</summary>
    public Task<AgentList> ListAnewAsync(CancellationToken cancellationToken) => reads.ReadFreshAsync(_list, default, cancellationToken);

    /// <summary>Asks for a one-time link, which is not kept. The list is out of date then, even if the answer is lost.</summary>
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
