using System.Collections;

namespace GraphGateway.Getscreen.Http;

/// <summary>Rows that take their public form when they are read, each once: a list of which only the length matters costs no more.</summary>
/// <param name="payloads">The rows as they came; already checked, so that none fails when it is read.</param>
/// <param name="map">Gives a row its public form.</param>
internal sealed class LazyRowList<TPayload, TRow>(IReadOnlyList<TPayload> payloads, Func<TPayload, TRow> map) : IReadOnlyList<TRow>
    where TRow : class
{
    private readonly TRow?[] _rows = new TRow?[payloads.Count];

    public int Count => _rows.Length;

    // Two readers at once may both map a row; both get the one that was kept.
    public TRow this[int index] => _rows[index] ?? Interlocked.CompareExchange(ref _rows[index], map(payloads[index]), null) ?? _rows[index]!;

    public IEnumerator<TRow> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
