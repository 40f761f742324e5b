using System.Diagnostics;
using System.Diagnostics.Metrics;
using static GraphGateway.Observability.TelemetryNames;

namespace GraphGateway.Observability;

/// <summary>The activity source and the metric instruments of the server. They cost almost nothing without a listener.</summary>
internal static class GatewayTelemetry
{
    public static readonly ActivitySource Source = new(TelemetryNames.Source);

    private static readonly Meter _meter = new(TelemetryNames.Source);
    private static readonly UpDownCounter<int> _operations = _meter.CreateUpDownCounter<int>(Metrics.ActiveOperations, "{operation}", "Operations in progress.");
    private static readonly UpDownCounter<int> _subscriptions = _meter.CreateUpDownCounter<int>(Metrics.ActiveSubscriptions, "{subscription}", "Open subscriptions.");
    private static readonly UpDownCounter<int> _sockets = _meter.CreateUpDownCounter<int>(Metrics.ActiveSockets, "{socket}", "Open WebSockets.");
    private static readonly Counter<int> _shed = _meter.CreateCounter<int>(Metrics.Shed, "{request}", "Requests rejected because of load or a rate limit.");

    private static readonly Counter<int> _cachedResponses = _meter.CreateCounter<int>(Metrics.AnswersGivenAgain, "{answer}", "Requests served from the response cache.");

    public static Histogram<double> OperationDuration { get; } =
        Histogram<double>(Metrics.OperationDuration, "s", "Duration of operations.", 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30);

    public static Histogram<int> OperationUpstreamCalls { get; } =
        Histogram(Metrics.OperationUpstreamCalls, "{call}", "Upstream calls per operation.", 0, 1, 2, 5, 10, 20, 50, 100, 250);

    public static Histogram<int> BatchSize { get; } =
        Histogram(Metrics.BatchSize, "{key}", "Keys per data loader batch.", 1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000);

    /// <summary>Counts an operation in progress until the scope is disposed.</summary>
    public static UpDownCounterScope CountOperation() => new(_operations);

    /// <summary>Counts an open subscription until the scope is disposed.</summary>
    public static UpDownCounterScope CountSubscription() => new(_subscriptions);

    /// <summary>Counts an open WebSocket until the scope is disposed.</summary>
    public static UpDownCounterScope CountSocket() => new(_sockets);

    /// <summary>Counts a request that was served from the response cache.</summary>
    public static void CountResponseCacheHit() => _cachedResponses.Add(1);

    /// <summary>Counts a request that was rejected because of load or a rate limit.</summary>
    /// <param name="reason">The error code of the rejection.</param>
    public static void CountShed(string reason) => _shed.Add(1, new KeyValuePair<string, object?>(Tags.Reason, reason));

    private static Histogram<T> Histogram<T>(string name, string unit, string description, params T[] boundaries) where T : struct =>
        _meter.CreateHistogram(name, unit, description, tags: null, new InstrumentAdvice<T> { HistogramBucketBoundaries = boundaries });
}

/// <summary>A scope that increments an up-down counter when it is created, and decrements it when it is disposed.</summary>
internal readonly struct UpDownCounterScope : IDisposable
{
    private readonly UpDownCounter<int> _counter;

    public UpDownCounterScope(UpDownCounter<int> counter)
    {
        _counter = counter;
        _counter.Add(1);
    }

    public void Dispose() => _counter.Add(-1);
}
