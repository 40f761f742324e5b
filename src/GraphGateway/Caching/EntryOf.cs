namespace GraphGateway.Caching;

/// <summary>An entry, with what was read.</summary>
/// <param name="value">What it was.</param>
/// <param name="readAt">When the reading began.</param>
/// <param name="version">Another with each reading.</param>
internal sealed class Entry<T>(T value, DateTimeOffset readAt, long version) : Entry(readAt, version)
{
    public T Value => value;

    /// <summary>The value as whoever reads it waits for it: made once, so that a hit makes nothing.</summary>
    public Task<T> Task { get; } = System.Threading.Tasks.Task.FromResult(value);
}
