namespace GraphGateway.ScaleOut;

/// <summary>How an instance stands to a lease.</summary>
internal enum LeaseState
{
    /// <summary>There is no Redis, or it is away, so nobody knows of others.</summary>
    Alone,

    /// <summary>This instance holds it.</summary>
    Holder,

    /// <summary>Another instance holds it.</summary>
    Other,
}
