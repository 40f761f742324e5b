namespace GraphGateway.Subscriptions;

/// <summary>The outcome of a polling round, from lowest to highest precedence. A round has the highest outcome of its change feeds.</summary>
internal enum PollOutcome
{
    /// <summary>Nothing has changed.</summary>
    Unchanged,

    /// <summary>Another instance polls, and has published nothing new.</summary>
    Followed,

    /// <summary>Something has changed.</summary>
    Changed,

    /// <summary>A change feed could not be read.</summary>
    Failed,
}
