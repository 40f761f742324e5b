namespace GraphGateway.Subscriptions;

/// <summary>What became of something.</summary>
internal enum ChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It is there still, and differs.</summary>
    Updated,

    /// <summary>It is there no more.</summary>
    Removed,
}
