using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace GraphGateway.Getscreen.Http;

/// <summary>
/// Reports optional fields whose values could not be read: counts every value, and logs each field of a method once per process. The fields come from
/// the payload schemas, so their number is fixed.
/// </summary>
internal sealed partial class UnreadableFields(ILogger<UnreadableFields> logger)
{
    private static readonly Counter<long> _values = GetscreenTelemetry.Meter.CreateCounter<long>(
        GetscreenTelemetryNames.UnreadableValues, "{value}", "Number of optional response values that could not be read and were replaced by null.");

    private readonly ConcurrentDictionary<(string Method, string Field), bool> _logged = [];

    /// <summary>Reports the unreadable fields of a response.</summary>
    /// <param name="method">The documented method.</param>
    /// <param name="counts">The number of unreadable values by field; null if all values were readable.</param>
    public void Report(string method, IReadOnlyDictionary<string, int>? counts)
    {
        if (counts is null)
            return;
        foreach (var (field, count) in counts)
        {
            _values.Add(count, new(GetscreenTelemetryNames.Method, method), new KeyValuePair<string, object?>(GetscreenTelemetryNames.Field, field));
            if (_logged.TryAdd((method, field), true))
                LogUnreadable(method, field, count);
        }
    }

    [LoggerMessage(
        EventId = 102,
        Level = LogLevel.Warning,
        Message = "Unreadable values of the field {Field} in {Count} places of a response of {Method} were replaced by null. Further values of this field are counted, not logged")]
    private partial void LogUnreadable(string method, string field, int count);
}
