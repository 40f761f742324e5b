namespace GraphGateway.Subscriptions;

/// <summary>A change of one entity, detected by comparing two snapshots.</summary>
/// <param name="Key">The entity's Getscreen number.</param>
/// <param name="Kind">The kind of change.</param>
/// <param name="Entity">The current entity; its last known state if it was removed.</param>
/// <param name="ChangedFields">The GraphQL names of the changed fields; empty if the entity was added or removed.</param>
/// <param name="At">When the change was detected.</param>
internal sealed record Change<T>(int Key, ChangeKind Kind, T Entity, IReadOnlyList<string> ChangedFields, DateTimeOffset At = default);
