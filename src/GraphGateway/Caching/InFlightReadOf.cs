namespace GraphGateway.Caching;

/// <summary>An in-flight read with its result.</summary>
internal sealed class InFlightReadOf<T> : InFlightRead
{
    /// <summary>The result. Set before the in-flight read is visible to other requests.</summary>
    public Task<CacheEntryOf<T>> Completion { get; set; } = null!;

    public override bool IsCompleted => Completion.IsCompleted;
}
