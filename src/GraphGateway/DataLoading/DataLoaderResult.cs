using GraphQL.DataLoader;

namespace GraphGateway.DataLoading;

/// <summary>
/// A deferred result that a resolver returns to the executor. The executor first resolves all fields of a level and then starts the deferred
/// work concurrently, so that a loader can batch it.
/// </summary>
internal sealed class DataLoaderResult<T>(Func<CancellationToken, Task<T>> start) : IDataLoaderResult<T>
{
    public Task<T> GetResultAsync(CancellationToken cancellationToken = default) => start(cancellationToken);

    async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await start(cancellationToken);

    /// <summary>Maps the result.</summary>
    public DataLoaderResult<TResult> Then<TResult>(Func<T, TResult> map) =>
        new(async cancellationToken => map(await start(cancellationToken)));
}
