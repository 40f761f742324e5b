using GraphQL.Types;

namespace GraphGateway.Subscriptions;

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
