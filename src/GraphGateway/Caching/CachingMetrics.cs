using System.Diagnostics.Metrics;

namespace GraphGateway.Caching;

/// <summary>Counts how data of the upstream was had.</summary>
internal sealed class CachingMetrics(IMeterFactory meters)
{
    public const string Meter = "GraphGateway";
    public const string Reads = "graphgateway.cache.reads";
    public const string MethodTag = "getscreen.method";
    public const string OutcomeTag = "graphgateway.cache.outcome";

    /// <summary>It was held and fresh.</summary>
    public const string Hit = "hit";

    /// <summary>It was read upstream.</summary>
    public const string Miss = "miss";

    /// <summary>It came with what another had begun to read.</summary>
    public const string Joined = "joined";

    /// <summary>The last good value stood in, for the upstream failed.</summary>
    public const string Stale = "stale";

    /// <summary>It was read ahead of its end, for nobody who waited.</summary>
    public const string Refresh = "refresh";

    private readonly Counter<long> _reads = meters.Create(Meter).CreateCounter<long>(Reads, "{read}", "How data of the Getscreen API was had: from the cache, or from upstream.");

    public void Count(string method, string outcome) =>
        _reads.Add(1, new(MethodTag, method), new KeyValuePair<string, object?>(OutcomeTag, outcome));
}
