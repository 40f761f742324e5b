using System.Diagnostics.Metrics;

namespace GraphGateway.Observability;

/// <summary>Something that is counted from its making to its end.</summary>
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
