using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Subscriptions;

/// <summary>A change of one entity, detected by comparing two snapshots.</summary>
/// <param name="Key">The entity's Getscreen number.</param>
/// <param name="Kind">The kind of change.</param>
/// <param name="Entity">The current entity; its last known state if it was removed.</param>
/// <param name="ChangedFields">The GraphQL names of the changed fields; empty if the entity was added or removed.</param>
/// <param name="At">When the change was detected.</param>
internal sealed record Change<T>(int Key, ChangeKind Kind, T Entity, IReadOnlyList<string> ChangedFields, DateTimeOffset At = default);

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

internal sealed class ChangeKindType : EnumerationGraphType
{
    public ChangeKindType()
    {
        Name = "ChangeKind";
        Description = "The kind of a change.";
        Add("ADDED", ChangeKind.Added, "The object was added.");
        Add("UPDATED", ChangeKind.Updated, "Fields of the object changed.");
        Add("REMOVED", ChangeKind.Removed, "The object was removed. The change contains its last known state.");
    }
}

/// <summary>The GraphQL base type of changes, with their common fields.</summary>
internal abstract class ChangeType<T> : ObjectGraphType<Change<T>>
{
    protected ChangeType(string name, string description)
    {
        Name = name;
        Description = description;
        Field<NonNullGraphType<ChangeKindType>>("kind").Description("The kind of change.").Reads(change => change.Kind);
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("When this server detected the change.").Reads(change => change.At);
    }
}
