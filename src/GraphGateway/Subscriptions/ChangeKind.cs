namespace GraphGateway.Subscriptions;

/// <summary>The kind of a change.</summary>
internal enum ChangeKind
{
    /// <summary>The entity was added.</summary>
    Added,

    /// <summary>Fields of the entity changed.</summary>
    Updated,

    /// <summary>The entity was removed.</summary>
    Removed,
}
