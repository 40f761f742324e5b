namespace GraphGateway.Idempotency;

/// <summary>The state of a stored mutation. It decides whether and when the entry may be evicted.</summary>
internal enum StoredResultState
{
    /// <summary>The call is in flight. Such entries are not counted and never evicted: their number is limited by the number of calls.</summary>
    InFlight,

    /// <summary>The outcome of the call is unknown. Evicted only if its account has no settled entries left.</summary>
    Unknown,

    /// <summary>The outcome is definite.</summary>
    Settled,
}
