namespace GraphGateway.ScaleOut;

/// <summary>The state of a lease, as this instance sees it.</summary>
internal enum LeaseState
{
    /// <summary>Unavailable: Redis is not configured or not reachable, so other instances are unknown.</summary>
    Alone,

    /// <summary>Held: this instance holds the lease.</summary>
    Holder,

    /// <summary>Held elsewhere: another instance holds the lease.</summary>
    Other,
}
