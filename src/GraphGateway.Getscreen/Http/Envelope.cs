namespace GraphGateway.Getscreen.Http;

/// <summary>What every answer is wrapped in, and what some answers tell beside their data.</summary>
internal sealed class Envelope<T>
{
    public required List<T> Data { get; init; }

    /// <summary><c>remain</c> of support/list.</summary>
    public int? Remain { get; init; }

    /// <summary><c>offset</c> of history/list.</summary>
    public int? Offset { get; init; }

    /// <summary><c>limit</c> of history/list.</summary>
    public int? Limit { get; init; }

    /// <summary><c>total</c> of history/list.</summary>
    public int? Total { get; init; }

    /// <summary>The rows in their public form; one that lacks what it must have is named by its place.</summary>
    public List<TRow> Rows<TRow>(Func<T, TRow> map)
    {
        var rows = new List<TRow>(Data.Count);
        try
        {
            foreach (var item in Data)
                rows.Add(map(item));
        }
        catch (PayloadException exception)
        {
            throw new PayloadException($"$.data[{rows.Count}]{exception.Position}");
        }

        return rows;
    }
}
