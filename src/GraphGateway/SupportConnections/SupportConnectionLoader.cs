using GraphGateway.DataLoading;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.SupportConnections;

/// <summary>
/// A request's quick-support connections. The list of open ones is read at most once; single ones come from it where that is
/// cheaper than asking for each, and closed ones, which it lacks, are asked for side by side.
/// </summary>
internal sealed class SupportConnectionLoader
{
    private readonly SupportConnectionRepository _cache;
    private readonly SingleValueLoader<SupportList> _list;
    private readonly DataLoader<int, SupportConnection?> _byId;

    public SupportConnectionLoader(SupportConnectionRepository cache)
    {
        _cache = cache;
        _list = new(cache.ListAsync);
        _byId = new("SupportConnections", LoadBatch, gathers: true);
    }

    public DataLoaderResult<SupportList> List() => _list.Defer();

    public DataLoaderResult<SupportConnection?> ById(int id) => _byId.Load(id);

    /// <summary>Asks for one connection anew, for what is held may be older than a refusal that it is to explain.</summary>
    public Task<SupportConnection?> ReloadAsync(int id, CancellationToken cancellationToken)
    {
        // The cache has forgotten it with the attempt at closing it.
        Clear(id);
        return _byId.Load(id).GetResultAsync(cancellationToken);
    }

    /// <summary>Reads the list anew, for what is held may lack what was made a moment ago.</summary>
    public Task<SupportList> ReloadListAsync(CancellationToken cancellationToken) => _list.ReloadAsync(_cache.ListAnewAsync, cancellationToken);

    /// <summary>Forgets what a mutation has changed.</summary>
    public void Clear(int id)
    {
        _list.Clear();
        _byId.Clear(id);
    }

    // One id is one call either way, unless the list is held already; from two on the list may answer them all.
    private Task<SupportConnection?>[] LoadBatch(IReadOnlyList<int> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 1 && !_list.IsHeld)
            return [_cache.InfoAsync(ids[0], cancellationToken)];

        var open = OpenAsync(cancellationToken);
        return [.. ids.Select(id => FindAsync(open, id, cancellationToken))];
    }

    private async Task<SupportConnection?> FindAsync(Task<Dictionary<int, SupportConnection>> open, int id, CancellationToken cancellationToken) =>
        (await open).GetValueOrDefault(id) ?? await _cache.InfoAsync(id, cancellationToken);

    // The list is a short cut: where it fails, each connection is still asked for by itself.
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
