using GraphGateway.DataLoading;
using GraphGateway.Getscreen.Agents;

namespace GraphGateway.Agents;

/// <summary>A request's agents: the list is read at most once, whichever fields need it.</summary>
internal sealed class AgentLoader(AgentRepository cache)
{
    private readonly SingleValueLoader<AgentList> _list = new(cache.ListAsync);

    public DataLoaderResult<AgentList> List() => _list.Defer();

    public DataLoaderResult<Agent?> ById(int id) => _list.Defer().Then(list => list.Find(id));

    /// <summary>Starts to read the list for fields that are certain to need it, beside the call that leads to them.</summary>
    public void Start(CancellationToken cancellationToken) => _list.Start(cancellationToken);

    /// <summary>Reads the list anew, for what is held may be older than a refusal that it is to explain.</summary>
    public Task<AgentList> ReloadAsync(CancellationToken cancellationToken) => _list.ReloadAsync(cache.ListAnewAsync, cancellationToken);

    public void Clear() => _list.Clear();
}
