using GraphQL.DataLoader;

namespace GraphGateway.DataLoading;

/// <summary>
/// Work that a resolver hands to the executor instead of starting it: the executor first lets every field of a level say what it
/// needs and only then starts the work, all of it side by side.
/// </summary>
internal sealed class DataLoaderResult<T>(Func<CancellationToken, Task<T>> start) : IDataLoaderResult<T>
{
    public Task<T> GetResultAsync(CancellationToken cancellationToken = default) => start(cancellationToken);

    async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await start(cancellationToken);

    /// <summary>What this will give, changed.</summary>
    public DataLoaderResult<TResult> Then<TResult>(Func<T, TResult> change) =>
        new(async cancellationToken => change(await start(cancellationToken)));
}
