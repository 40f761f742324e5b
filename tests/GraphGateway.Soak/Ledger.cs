using System.Collections.Concurrent;

namespace GraphGateway.Soak;

/// <summary>What has happened: counted, and in words where it should not have.</summary>
internal sealed class Ledger
{
    private const int MostTold = 20;

    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _faults = [];

    /// <summary>What should not have happened.</summary>
    public IReadOnlyList<string> Faults => [.. _faults.Take(MostTold)];

    public string Summary => string.Join(", ", _counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}"));

    public void Count(string what) => _counts.AddOrUpdate(what, 1, (_, count) => count + 1);

    public void Fault(string what)
    {
        Count("FAULTS");
        _faults.Enqueue(what);
    }
}
