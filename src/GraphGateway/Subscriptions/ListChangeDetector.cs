using System.Text.Json;

namespace GraphGateway.Subscriptions;

/// <summary>The changes of a list that the upstream tells as a whole.</summary>
/// <param name="read">Reads the list.</param>
/// <param name="key">The number that a row is known by.</param>
/// <param name="fields">What a row's fields are.</param>
internal sealed class ListChangeDetector<T>(Func<CancellationToken, Task<IReadOnlyList<T>>> read, Func<T, int> key, FieldDiffer<T> fields) : IChangeDetector<T>
{
    private Dictionary<int, T>? _last;

    public async Task<IReadOnlyList<Change<T>>> ReadAsync(CancellationToken cancellationToken) => Take(await read(cancellationToken));

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(_last!.Values);

    public Task<IReadOnlyList<Change<T>>> TakeAsync(byte[] reading, CancellationToken cancellationToken) =>
        Task.FromResult(Take(JsonSerializer.Deserialize<IReadOnlyList<T>>(reading)!));

    private IReadOnlyList<Change<T>> Take(IReadOnlyList<T> rows)
    {
        var now = rows.DistinctBy(key).ToDictionary(key);
        IReadOnlyList<Change<T>> changes = _last is { } last ? [.. Compare(last, now)] : [];
        _last = now;
        return changes;
    }

    private IEnumerable<Change<T>> Compare(Dictionary<int, T> last, Dictionary<int, T> now)
    {
        foreach (var (number, row) in now)
        {
            if (!last.TryGetValue(number, out var before))
                yield return new(number, ChangeKind.Added, row, []);
            else if (fields.Differing(before, row) is [_, ..] differing)
                yield return new(number, ChangeKind.Updated, row, differing);
        }

        foreach (var (number, row) in last)
        {
            if (!now.ContainsKey(number))
                yield return new(number, ChangeKind.Removed, row, []);
        }
    }
}
