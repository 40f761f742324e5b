namespace GraphGateway.ScaleOut;

/// <summary>The state of a lease, as this instance sees it.</summary>
internal enum LeaseState
{
    /// <summary>Unavailable: Redis is not configured or not reachable, so other instances are unknown.</summary>
    Unavailable,

    /// <summary>Held: this instance holds the lease.</summary>
    Held,

    /// <summary>Held elsewhere: another instance holds the lease.</summary>
    HeldElsewhere,
}
