namespace GraphGateway.Getscreen.Payloads;

/// <summary>The JSON envelope of a response: its data, and the additional fields of some methods.</summary>
internal sealed class PayloadEnvelope
{
    public required PayloadTable Data { get; init; }

    /// <summary><c>remain</c> of support/list.</summary>
    public int? Remain { get; init; }

    /// <summary><c>offset</c> of history/list.</summary>
    public int? Offset { get; init; }

    /// <summary><c>limit</c> of history/list.</summary>
    public int? Limit { get; init; }

    /// <summary><c>total</c> of history/list.</summary>
    public int? Total { get; init; }

    /// <summary>The number of unreadable values that were replaced by null, by field; null if all values were readable.</summary>
    public IReadOnlyDictionary<string, int>? Unreadable { get; init; }

    /// <summary>Returns the rows as a list of their public type. Each row is created on first access.</summary>
    public RowList<T> Rows<T>(int id, Func<PayloadRow, T> map)
        where T : class => new(Data, id, map);
}
