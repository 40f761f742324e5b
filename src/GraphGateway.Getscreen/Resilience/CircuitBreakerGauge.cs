using System.Diagnostics.Metrics;
using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen.Resilience;

/// <summary>Counts an account's circuit breaker while it is open. One that tries whether it may close is open still.</summary>
internal sealed class CircuitBreakerGauge
{
    private static readonly UpDownCounter<int> _open = GetscreenTelemetry.Meter.CreateUpDownCounter<int>(
        GetscreenTelemetryNames.OpenBreakers, "{breaker}", "How many circuit breakers are open.");

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

    /// <summary>It has closed, or is forgotten.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _isOpen, 0) == 1)
            _open.Add(-1, _account);
    }
}
