using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GraphGateway.Getscreen.Http;

/// <summary>What traces and metrics learn of a call: the documented method and its outcome, nothing of its parameters.</summary>
internal static class GetscreenTelemetry
{
    public const string Ok = "Ok";
    public const string Cancelled = "Cancelled";

    private const string OwnKeys = "key-";
    private const string Callers = "callers";

    /// <summary>The client's meter.</summary>
    public static readonly Meter Meter = new(GetscreenTelemetryNames.Source);

    private static readonly ActivitySource _source = new(GetscreenTelemetryNames.Source);
    private static readonly Histogram<double> _duration = Meter.CreateHistogram(
        GetscreenTelemetryNames.CallDuration, "s", "How long calls of the Getscreen API took, with waiting, retries and reading.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    private static readonly Histogram<double> _wait = Meter.CreateHistogram(
        GetscreenTelemetryNames.QueueDuration, "s", "How long calls of the Getscreen API that could not start at once waited for their turn.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    private static readonly UpDownCounter<int> _waiting = Meter.CreateUpDownCounter<int>(
        GetscreenTelemetryNames.QueueLength, "{call}", "How many calls of the Getscreen API wait for their turn.");

    /// <summary>The tag of an account. Callers who bring their own keys come and go, so their accounts are told as one.</summary>
    public static KeyValuePair<string, object?> TagOf(string account) =>
        new(GetscreenTelemetryNames.Account, account.StartsWith(OwnKeys, StringComparison.Ordinal) ? Callers : account);

    /// <summary>Records how long a call has waited for its turn.</summary>
    public static void RecordWait(TimeSpan wait) => _wait.Record(wait.TotalSeconds);

    /// <summary>Counts calls that begin, or cease, to wait for their turn.</summary>
    public static void CountWaiting(string account, int change)
    {
        if (_waiting.Enabled)
            _waiting.Add(change, TagOf(account));
    }

    public static Activity? Start(GetscreenCall call, string account)
    {
        // The name alone would cost something though nobody listens.
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
