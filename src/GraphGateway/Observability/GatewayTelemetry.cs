using System.Diagnostics;
using System.Diagnostics.Metrics;
using static GraphGateway.Observability.TelemetryNames;

namespace GraphGateway.Observability;

/// <summary>The server's spans and instruments. Each is nearly free while nobody listens.</summary>
internal static class GatewayTelemetry
{
    public static readonly ActivitySource Source = new(TelemetryNames.Source);

    private static readonly Meter _meter = new(TelemetryNames.Source);
    private static readonly UpDownCounter<int> _operations = _meter.CreateUpDownCounter<int>(Metrics.ActiveOperations, "{operation}", "How many operations run.");
    private static readonly UpDownCounter<int> _subscriptions = _meter.CreateUpDownCounter<int>(Metrics.ActiveSubscriptions, "{subscription}", "How many subscriptions are listened to.");
    private static readonly UpDownCounter<int> _sockets = _meter.CreateUpDownCounter<int>(Metrics.ActiveSockets, "{socket}", "How many WebSockets are open.");
    private static readonly Counter<int> _shed = _meter.CreateCounter<int>(Metrics.Shed, "{request}", "How many requests were turned away.");

    private static readonly Counter<int> _givenAgain = _meter.CreateCounter<int>(Metrics.AnswersGivenAgain, "{answer}", "How many requests got an answer that was given before.");

    public static Histogram<double> OperationDuration { get; } =
        Histogram<double>(Metrics.OperationDuration, "s", "How long operations took.", 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30);

    public static Histogram<int> OperationUpstreamCalls { get; } =
        Histogram(Metrics.OperationUpstreamCalls, "{call}", "How many calls of the upstream an operation took.", 0, 1, 2, 5, 10, 20, 50, 100, 250);

    public static Histogram<int> BatchSize { get; } =
        Histogram(Metrics.BatchSize, "{key}", "How many keys a batch of a loader had.", 1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000);

    /// <summary>Counts an operation until it is disposed of.</summary>
    public static UpDownCounterScope CountOperation() => new(_operations);

    /// <summary>Counts a subscription until it is disposed of.</summary>
    public static UpDownCounterScope CountSubscription() => new(_subscriptions);

    /// <summary>Counts a WebSocket until it is disposed of.</summary>
    public static UpDownCounterScope CountSocket() => new(_sockets);

    /// <summary>Counts a request that got an answer that was given before.</summary>
    public static void CountAnswerGivenAgain() => _givenAgain.Add(1);

    /// <summary>Counts a request that was turned away.</summary>
    /// <param name="reason">The code that it was told.</param>
    public static void CountShed(string reason) => _shed.Add(1, new KeyValuePair<string, object?>(Tags.Reason, reason));

    private static Histogram<T> Histogram<T>(string name, string unit, string description, params T[] boundaries) where T : struct =>
        _meter.CreateHistogram(name, unit, description, tags: null, new InstrumentAdvice<T> { HistogramBucketBoundaries = boundaries });
}
