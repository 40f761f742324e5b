using GraphGateway.DataLoading;
using GraphGateway.Getscreen.Agents;

namespace GraphGateway.Agents;

/// <summary>Loads the agents of one request. All fields share one read of the list.</summary>
internal sealed class AgentLoader(AgentRepository repository)
{
    private readonly SingleValueLoader<AgentList> _list = new(repository.ListAsync);

    public DataLoaderResult<AgentList> List() => _list.Load();

    public DataLoaderResult<Agent?> ById(int id) => _list.Load().Then(list => list.Find(id));

    /// <summary>Prefetches the list, in parallel with the call whose results need it.</summary>
    public void Start(CancellationToken cancellationToken) => _list.Start(cancellationToken);

    /// <summary>Reads the list again and bypasses the repository, because a cached list may be older than the rejection that it must explain.</summary>
    public Task<AgentList> ReloadAsync(CancellationToken cancellationToken) => _list.ReloadAsync(repository.ListFreshAsync, cancellationToken);

    public void Clear() => _list.Clear();
}
