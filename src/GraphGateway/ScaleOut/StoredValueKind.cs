namespace GraphGateway.ScaleOut;

/// <summary>The kinds of values that are stored encrypted. A value of one kind never decrypts as another.</summary>
internal enum StoredValueKind
{
    /// <summary>The stored result of a mutation with an idempotency key, or its indeterminate attempt.</summary>
    MutationResult,

    /// <summary>The mutation that created a support connection.</summary>
    ConnectionOrigin,

    /// <summary>The text of an automatic persisted query (APQ).</summary>
    Document,

    /// <summary>An entry of the shared cache.</summary>
    CacheEntry,

    /// <summary>The last snapshot of a change feed.</summary>
    Snapshot,
}
