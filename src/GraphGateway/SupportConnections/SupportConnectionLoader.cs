using GraphGateway.DataLoading;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.SupportConnections;

/// <summary>
/// Loads the quick-support connections of one request. It reads the list of open connections at most once, and takes single connections from
/// the list if that needs fewer calls. The list lacks closed connections, so the loader reads those in parallel.
/// </summary>
internal sealed class SupportConnectionLoader
{
    private readonly SupportConnectionRepository _repository;
    private readonly SingleValueLoader<SupportList> _list;
    private readonly DataLoader<int, SupportConnection?> _byId;

    public SupportConnectionLoader(SupportConnectionRepository repository)
    {
        _repository = repository;
        _list = new(repository.ListAsync);
        _byId = new("SupportConnections", LoadBatch, gathers: true);
    }

    public DataLoaderResult<SupportList> List() => _list.Load();

    public DataLoaderResult<SupportConnection?> ById(int id) => _byId.Load(id);

    /// <summary>Reads one connection again, because a cached connection may be older than the rejection that it must explain.</summary>
    public Task<SupportConnection?> ReloadAsync(int id, CancellationToken cancellationToken)
    {
        // The attempt to close the connection has already invalidated its cache entry.
        Clear(id);
        return _byId.Load(id).GetResultAsync(cancellationToken);
    }

    /// <summary>Reads the list again and bypasses the cache, because a cached list may lack a new connection.</summary>
    public Task<SupportList> ReloadListAsync(CancellationToken cancellationToken) => _list.ReloadAsync(_repository.ListFreshAsync, cancellationToken);

    /// <summary>Clears the results that a mutation made stale.</summary>
    public void Clear(int id)
    {
        _list.Clear();
        _byId.Clear(id);
    }

    // One id needs one call either way, unless the list is loaded already. For two or more ids, the list may contain all of them.
    private Task<SupportConnection?>[] LoadBatch(IReadOnlyList<int> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 1 && !_list.IsLoadedOrLoading)
            return [_repository.InfoAsync(ids[0], cancellationToken)];

        var open = OpenAsync(cancellationToken);
        return [.. ids.Select(id => FindAsync(open, id, cancellationToken))];
    }

    private async Task<SupportConnection?> FindAsync(Task<Dictionary<int, SupportConnection>> open, int id, CancellationToken cancellationToken) =>
        (await open).GetValueOrDefault(id) ?? await _repository.InfoAsync(id, cancellationToken);

    // The list is an optimization: if reading it fails, the loader reads each connection separately.
    private async Task<Dictionary<int, SupportConnection>> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var list = await _list.LoadAsync(cancellationToken);
            return list.Connections.DistinctBy(connection => connection.Id).ToDictionary(connection => connection.Id);
        }
        catch (GetscreenException)
        {
            return [];
        }
    }
}
