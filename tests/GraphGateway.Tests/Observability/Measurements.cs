using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace GraphGateway.Tests.Observability;

/// <summary>What the meters of the whole process measure: a test looks for its own by their tags.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> _all = [];

    public Measurements()
    {
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name.StartsWith("GraphGateway", StringComparison.Ordinal))
                self.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>(Take);
        _listener.SetMeasurementEventCallback<int>(Take);
        _listener.Start();
    }

    public IReadOnlyList<(string Name, double Value, Dictionary<string, object?> Tags)> All => [.. _all];

    public void Dispose() => _listener.Dispose();

    private void Take<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) where T : IConvertible =>
        _all.Enqueue((instrument.Name, value.ToDouble(CultureInfo.InvariantCulture), new(tags.ToArray())));
}
