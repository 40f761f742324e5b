using System.Text.Json;

namespace GraphGateway.Subscriptions;

/// <summary>A change detector: reads the entities of an account and compares them with the last successful snapshot.</summary>
internal interface IChangeDetector<T>
{
    /// <summary>Reads a new snapshot and returns the changes since the last one. The first call returns no changes.</summary>
    Task<IReadOnlyList<Change<T>>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Serializes the last snapshot for other instances.</summary>
    byte[] Write();

    /// <summary>Returns the changes between the last snapshot and a snapshot of another instance, which becomes the last one.</summary>
    Task<IReadOnlyList<Change<T>>> ApplySnapshotAsync(byte[] reading, CancellationToken cancellationToken);
}

/// <summary>Detects changes in a list that the upstream returns as a whole.</summary>
/// <param name="read">Reads the list.</param>
/// <param name="key">Returns the number that identifies a row.</param>
/// <param name="fields">Compares the fields of two rows.</param>
internal sealed class ListChangeDetector<T>(Func<CancellationToken, Task<IReadOnlyList<T>>> read, Func<T, int> key, FieldDiffer<T> fields) : IChangeDetector<T>
{
    private Dictionary<int, T>? _last;

    public async Task<IReadOnlyList<Change<T>>> ReadAsync(CancellationToken cancellationToken) => Take(await read(cancellationToken));

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(_last!.Values);

    public Task<IReadOnlyList<Change<T>>> ApplySnapshotAsync(byte[] reading, CancellationToken cancellationToken) =>
        Task.FromResult(Take(JsonSerializer.Deserialize<IReadOnlyList<T>>(reading)!));

    private IReadOnlyList<Change<T>> Take(IReadOnlyList<T> rows)
    {
        var current = rows.DistinctBy(key).ToDictionary(key);
        IReadOnlyList<Change<T>> changes = _last is { } last ? [.. Compare(last, current)] : [];
        _last = current;
        return changes;
    }

    private IEnumerable<Change<T>> Compare(Dictionary<int, T> last, Dictionary<int, T> current)
    {
        foreach (var (number, row) in current)
        {
            if (!last.TryGetValue(number, out var before))
                yield return new(number, ChangeKind.Added, row, []);
            else if (fields.Differing(before, row) is [_, ..] differing)
                yield return new(number, ChangeKind.Updated, row, differing);
        }

        foreach (var (number, row) in last)
        {
            if (!current.ContainsKey(number))
                yield return new(number, ChangeKind.Removed, row, []);
        }
    }
}

/// <summary>Compares two states of an entity and returns the GraphQL names of the fields that differ.</summary>
internal sealed class FieldDiffer<T>
{
    private readonly List<(string Name, Func<T, object?> Read)> _fields = [];

    /// <summary>Adds a field. Its values are compared with <see cref="object.Equals(object, object)"/>.</summary>
    public FieldDiffer<T> With(string name, Func<T, object?> read)
    {
        _fields.Add((name, read));
        return this;
    }

    public IReadOnlyList<string> Differing(T before, T now) =>
        [.. _fields.Where(field => !Equals(field.Read(before), field.Read(now))).Select(field => field.Name)];
}
