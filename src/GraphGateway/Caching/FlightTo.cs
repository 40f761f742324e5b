namespace GraphGateway.Caching;

/// <summary>A flight, with what it brings.</summary>
internal sealed class FlightTo<T> : Flight
{
    /// <summary>The outcome; set before anybody sees the flight.</summary>
    public Task<Entry<T>> Landing { get; set; } = null!;

    public override bool HasLanded => Landing.IsCompleted;
}
