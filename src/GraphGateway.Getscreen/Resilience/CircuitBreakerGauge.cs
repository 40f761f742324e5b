using System.Diagnostics.Metrics;
using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen.Resilience;

/// <summary>Reports in a metric whether an account's circuit breaker is open. A half-open breaker counts as open.</summary>
internal sealed class CircuitBreakerGauge
{
    private static readonly UpDownCounter<int> _open = GetscreenTelemetry.Meter.CreateUpDownCounter<int>(
        GetscreenTelemetryNames.OpenBreakers, "{breaker}", "Number of open circuit breakers.");

    private readonly KeyValuePair<string, object?> _account;
    private int _isOpen;

    public CircuitBreakerGauge(string account)
    {
        _account = GetscreenTelemetry.TagOf(account);
        _open.Add(0, _account);
    }

    public void Open()
    {
        if (Interlocked.Exchange(ref _isOpen, 1) == 0)
            _open.Add(1, _account);
    }

    /// <summary>Records that the breaker closed, or that its account was evicted.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _isOpen, 0) == 1)
            _open.Add(-1, _account);
    }
}
