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
}
