using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GraphGateway.Getscreen.Http;

/// <summary>What traces and metrics learn of a call: the documented method and its outcome, nothing of its parameters.</summary>
internal static class GetscreenTelemetry
{
    public const string Name = "GraphGateway.Getscreen";

    private static readonly ActivitySource _source = new(Name);
    private static readonly Meter _meter = new(Name);
    private static readonly Histogram<double> _duration =
        _meter.CreateHistogram<double>("getscreen.client.call.duration", "s", "How long calls of the Getscreen API took, retries included.");

    public static Activity? Start(GetscreenCall call) => _source.StartActivity($"{call.Method} {call.Path}", ActivityKind.Client);

    public static void Record(GetscreenCall call, Activity? activity, TimeSpan elapsed, string outcome)
    {
        activity?.SetTag("getscreen.outcome", outcome);
        _duration.Record(elapsed.TotalSeconds, new("getscreen.method", call.Path), new KeyValuePair<string, object?>("getscreen.outcome", outcome));
    }
}
