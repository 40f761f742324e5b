namespace GraphGateway.Idempotency;

/// <summary>What is known of a mutation whose entry is stored. It decides whether and when the entry may be evicted.</summary>
internal enum StoredResultState
{
    /// <summary>The call is being sent. Never evicted and not counted: there are no more of them than calls.</summary>
    InFlight,

    /// <summary>Nobody knows whether the call was carried out. Evicted only if its account has nothing settled any more.</summary>
    Unknown,

    /// <summary>The outcome is definite.</summary>
    Settled,
}
