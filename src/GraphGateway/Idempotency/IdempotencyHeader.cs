namespace GraphGateway.Idempotency;

/// <summary>The HTTP header <c>Idempotency-Key</c>: the idempotency key of an operation with a single mutation field.</summary>
internal static class IdempotencyHeader
{
    public const string Name = "Idempotency-Key";

    // The key is validated only when a mutation uses it. A query ignores it.
    public static string? Read(IHeaderDictionary headers) => headers.TryGetValue(Name, out var value) ? value.ToString() : null;
}
