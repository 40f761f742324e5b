namespace GraphGateway.Cost;

/// <summary>Deduplicates the reads of a cost estimate: a read that several fields need counts once per operation, or once per root field of a mutation.</summary>
internal sealed class CountedReads
{
    private readonly Dictionary<string, HashSet<object>> _reads = new(StringComparer.Ordinal);

    /// <summary>Adds a read of an upstream method. Returns whether it is new, and the number of different reads of the method.</summary>
    public (bool IsNew, int Count) Add(string method, object? key)
    {
        if (!_reads.TryGetValue(method, out var keys))
            _reads.Add(method, keys = []);
        var isNew = keys.Add(key ?? "");
        return (isNew, keys.Count);
    }
}
