using System.Collections.Concurrent;
using System.Diagnostics;

namespace GraphGateway.Tests.Observability;

/// <summary>The ended spans of one trace.</summary>
internal sealed class Spans : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly ConcurrentQueue<Activity> _ended = [];

    public Spans()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name.StartsWith("GraphGateway", StringComparison.Ordinal) || source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.TraceId == Trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = span =>
            {
                if (span.TraceId == Trace)
                    _ended.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public ActivityTraceId Trace { get; } = ActivityTraceId.CreateRandom();

    /// <summary>The header of a client that traces.</summary>
    public (string Name, string Value) Header => ("traceparent", $"00-{Trace}-{ActivitySpanId.CreateRandom()}-01");

    public IReadOnlyList<Activity> Ended => [.. _ended];

    public void Dispose() => _listener.Dispose();
}
