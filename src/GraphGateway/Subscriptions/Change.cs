namespace GraphGateway.Subscriptions;

/// <summary>A change of one thing, as comparing what was read with what had been read before shows it.</summary>
/// <param name="Key">The number that Getscreen knows the thing by.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Entity">The thing as it is now; where it was removed, as it was last seen.</param>
/// <param name="ChangedFields">The GraphQL names of the fields that differ; none where it was added or removed.</param>
/// <param name="At">When it was noticed.</param>
internal sealed record Change<T>(int Key, ChangeKind Kind, T Entity, IReadOnlyList<string> ChangedFields, DateTimeOffset At = default);
