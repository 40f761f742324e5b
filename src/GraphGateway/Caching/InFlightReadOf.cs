namespace GraphGateway.Caching;

/// <summary>A flight, with what it brings.</summary>
internal sealed class InFlightReadOf<T> : InFlightRead
{
    /// <summary>The outcome; set before anybody sees the flight.</summary>
    public Task<CacheEntryOf<T>> Completion { get; set; } = null!;

    public override bool IsCompleted => Completion.IsCompleted;
}
