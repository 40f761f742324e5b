namespace GraphGateway.Idempotency;

/// <summary>The header <c>Idempotency-Key</c>: what a client calls the intention of a single mutation.</summary>
internal static class IdempotencyHeader
{
    public const string Name = "Idempotency-Key";

    // Whether it can be is looked at where it counts: beside a query it is nobody's business.
    public static string? Read(IHeaderDictionary headers) => headers.TryGetValue(Name, out var value) ? value.ToString() : null;
}
