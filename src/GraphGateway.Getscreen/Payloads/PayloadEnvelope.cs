namespace GraphGateway.Getscreen.Payloads;

/// <summary>What every answer is wrapped in, and what some answers tell beside their data.</summary>
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

    /// <summary>How many values could not be read and so read as none, by the field that they stand at; null where all could.</summary>
    public IReadOnlyDictionary<string, int>? Unreadable { get; init; }

    /// <summary>The rows in their public form, made when they are read.</summary>
    public RowList<T> Rows<T>(int id, Func<PayloadRow, T> map)
        where T : class => new(Data, id, map);
}
