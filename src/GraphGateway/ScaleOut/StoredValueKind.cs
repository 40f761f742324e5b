namespace GraphGateway.ScaleOut;

/// <summary>The kinds of values that are stored encrypted. A value of one kind never decrypts as another.</summary>
internal enum StoredValueKind
{
    /// <summary>The result of a mutation with an idempotency key, or that its outcome is unknown.</summary>
    MutationResult,

    /// <summary>Which mutation created a support connection.</summary>
    ConnectionOrigin,

    /// <summary>The text of an automatic persisted document.</summary>
    Document,

    /// <summary>An entry of the cache that instances share.</summary>
    CacheEntry,

    /// <summary>The last snapshot of a change feed.</summary>
    Snapshot,
}
