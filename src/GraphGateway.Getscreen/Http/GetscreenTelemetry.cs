using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GraphGateway.Getscreen.Http;

/// <summary>Records traces and metrics of calls: the documented method and the outcome, never the parameters.</summary>
internal static class GetscreenTelemetry
{
    public const string Ok = "Ok";
    public const string Cancelled = "Cancelled";

    private const string CallerKeyPrefix = "key-";
    private const string CallersTag = "callers";

    /// <summary>The client's meter.</summary>
    public static readonly Meter Meter = new(GetscreenTelemetryNames.Source);

    private static readonly ActivitySource _source = new(GetscreenTelemetryNames.Source);
    private static readonly Histogram<double> _duration = Meter.CreateHistogram(
        GetscreenTelemetryNames.CallDuration, "s", "Duration of Getscreen API calls, including queue wait, retries and reading.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    private static readonly Histogram<double> _wait = Meter.CreateHistogram(
        GetscreenTelemetryNames.QueueDuration, "s", "Queue wait of Getscreen API calls that could not start immediately.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    private static readonly UpDownCounter<int> _waiting = Meter.CreateUpDownCounter<int>(
        GetscreenTelemetryNames.QueueLength, "{call}", "Number of queued Getscreen API calls.");

    /// <summary>The tag of an account. All accounts whose keys come from callers share one tag value, to limit the cardinality.</summary>
    public static KeyValuePair<string, object?> TagOf(string account) =>
        new(GetscreenTelemetryNames.Account, account.StartsWith(CallerKeyPrefix, StringComparison.Ordinal) ? CallersTag : account);

    /// <summary>Records the queue wait of a call.</summary>
    public static void RecordWait(TimeSpan wait) => _wait.Record(wait.TotalSeconds);

    /// <summary>Records a change in the number of queued calls.</summary>
    public static void CountWaiting(string account, int change)
    {
        if (_waiting.Enabled)
            _waiting.Add(change, TagOf(account));
    }

    public static Activity? Start(GetscreenCall call, string account)
    {
        // Avoids the allocation of the span's name if there is no listener.
        if (!_source.HasListeners())
            return null;
        return _source.StartActivity($"{call.Method} {call.Path}", ActivityKind.Client)?
            .SetTag(GetscreenTelemetryNames.Method, call.Path)
            .SetTag(GetscreenTelemetryNames.Account, account);
    }

    public static void Record(GetscreenCall call, Activity? activity, TimeSpan elapsed, string outcome, int? status)
    {
        if (activity is not null)
            Describe(activity, outcome, status);
        if (!_duration.Enabled)
            return;
        var tags = new TagList { { GetscreenTelemetryNames.Method, call.Path }, { GetscreenTelemetryNames.Outcome, outcome } };
        if (status is { } code)
            tags.Add(GetscreenTelemetryNames.Status, code);
        _duration.Record(elapsed.TotalSeconds, tags);
    }

    private static void Describe(Activity activity, string outcome, int? status)
    {
        activity.SetTag(GetscreenTelemetryNames.Outcome, outcome);
        if (status is { } code)
            activity.SetTag(GetscreenTelemetryNames.Status, code);
        if (outcome is not (Ok or Cancelled))
            activity.SetStatus(ActivityStatusCode.Error, outcome);
    }
}
