namespace GraphGateway.Subscriptions;

/// <summary>What came of a round of readings; the last of these that is true of one of them.</summary>
internal enum PollOutcome
{
    /// <summary>All is as it was.</summary>
    Unchanged,

    /// <summary>Another instance reads, and has read nothing new.</summary>
    Followed,

    /// <summary>Something has changed.</summary>
    Changed,

    /// <summary>Something could not be read.</summary>
    Failed,
}
