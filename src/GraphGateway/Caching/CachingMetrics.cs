using System.Diagnostics.Metrics;
using GraphGateway.Getscreen;
using GraphGateway.Observability;

namespace GraphGateway.Caching;

/// <summary>Counts reads of upstream data by cache outcome.</summary>
internal sealed class CachingMetrics(IMeterFactory meters)
{
    /// <summary>A fresh entry was in the cache of this instance.</summary>
    public const string Hit = "hit";

    /// <summary>Another instance had read the data; it came from the shared cache.</summary>
    public const string Shared = "shared";

    /// <summary>The data was read from the upstream.</summary>
    public const string Miss = "miss";

    /// <summary>The read joined an in-flight read of another request.</summary>
    public const string Joined = "joined";

    /// <summary>The upstream failed, and the last good value was used (stale-if-error).</summary>
    public const string Stale = "stale";

    /// <summary>An eager refresh in the background, before the entry expired.</summary>
    public const string Refresh = "refresh";

    private readonly Counter<long> _reads = meters.Create(TelemetryNames.Source).CreateCounter<long>(TelemetryNames.Metrics.CacheReads, "{read}", "Reads of Getscreen API data, by cache outcome.");

    public void Count(string method, string outcome) =>
        _reads.Add(1, new(GetscreenTelemetryNames.Method, method), new KeyValuePair<string, object?>(TelemetryNames.Tags.CacheOutcome, outcome));
}
