using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace GraphGateway.Getscreen.Http;

/// <summary>
/// Reports optional fields whose values could not be read: counts each value, and logs each field of a method once per process. Fields come from
/// the shapes of the payloads, so there is a fixed number of them.
/// </summary>
internal sealed partial class UnreadableFields(ILogger<UnreadableFields> logger)
{
    private static readonly Counter<long> _values = GetscreenTelemetry.Meter.CreateCounter<long>(
        GetscreenTelemetryNames.UnreadableValues, "{value}", "How many optional values of answers could not be read and were taken as null.");

    private readonly ConcurrentDictionary<(string Method, string Field), bool> _logged = [];

    /// <summary>Reports the fields of one answer.</summary>
    /// <param name="method">The documented method.</param>
    /// <param name="counts">How many values could not be read, by field; null where all could.</param>
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Unreadable values of the field {Field} in {Count} places of an answer of {Method}, taken as null. Further ones of this field are counted, not logged")]
    private partial void LogUnreadable(string method, string field, int count);
}
