using System.Collections;

namespace GraphGateway.Getscreen.Http;

/// <summary>A list that maps each row on first access, once. A list whose rows are not read costs almost nothing.</summary>
/// <param name="payloads">The rows of the payload, already validated: mapping cannot fail.</param>
/// <param name="map">Maps a payload row to its public type.</param>
internal sealed class LazyRowList<TPayload, TRow>(IReadOnlyList<TPayload> payloads, Func<TPayload, TRow> map) : IReadOnlyList<TRow>
    where TRow : class
{
    private readonly TRow?[] _rows = new TRow?[payloads.Count];

    public int Count => _rows.Length;

    // Two concurrent readers may both map a row; both get the instance that was stored first.
    public TRow this[int index] => _rows[index] ?? Interlocked.CompareExchange(ref _rows[index], map(payloads[index]), null) ?? _rows[index]!;

    public IEnumerator<TRow> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
