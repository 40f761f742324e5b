namespace GraphGateway.Cost;

/// <summary>The reads that are made once, however many fields need them, within an operation or a field of a mutation.</summary>
internal sealed class CountedReads
{
    private readonly Dictionary<string, HashSet<object>> _reads = new(StringComparer.Ordinal);

    /// <summary>Notes a read of a method; tells whether it is the first of its kind, and how many different ones of the method there are.</summary>
    public (bool IsNew, int Count) Note(string method, object? key)
    {
        if (!_reads.TryGetValue(method, out var keys))
            _reads.Add(method, keys = []);
        var isNew = keys.Add(key ?? "");
        return (isNew, keys.Count);
    }
}
