using System.Diagnostics.Metrics;
using GraphGateway.Getscreen;
using GraphGateway.Observability;

namespace GraphGateway.Caching;

/// <summary>Counts how data of the upstream was had.</summary>
internal sealed class CachingMetrics(IMeterFactory meters)
{
    /// <summary>It was held and fresh.</summary>
    public const string Hit = "hit";

    /// <summary>Another instance had read it.</summary>
    public const string Shared = "shared";

    /// <summary>It was read upstream.</summary>
    public const string Miss = "miss";

    /// <summary>It came with what another had begun to read.</summary>
    public const string Joined = "joined";

    /// <summary>The last good value stood in, for the upstream failed.</summary>
    public const string Stale = "stale";

    /// <summary>It was read ahead of its end, for nobody who waited.</summary>
    public const string Refresh = "refresh";

    private readonly Counter<long> _reads = meters.Create(TelemetryNames.Source).CreateCounter<long>(TelemetryNames.Metrics.CacheReads, "{read}", "How data of the Getscreen API was had: from the cache, or from upstream.");

    public void Count(string method, string outcome) =>
        _reads.Add(1, new(GetscreenTelemetryNames.Method, method), new KeyValuePair<string, object?>(TelemetryNames.Tags.CacheOutcome, outcome));
}
