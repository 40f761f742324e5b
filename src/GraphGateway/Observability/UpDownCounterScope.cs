using System.Diagnostics.Metrics;

namespace GraphGateway.Observability;

/// <summary>A scope that increments an up-down counter when it is created, and decrements it when it is disposed.</summary>
internal readonly struct UpDownCounterScope : IDisposable
{
    private readonly UpDownCounter<int> _counter;

    public UpDownCounterScope(UpDownCounter<int> counter)
    {
        _counter = counter;
        _counter.Add(1);
    }

    public void Dispose() => _counter.Add(-1);
}
