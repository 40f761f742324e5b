using GraphQL.Types;

namespace GraphGateway.Subscriptions;

internal sealed class ChangeKindType : EnumerationGraphType
{
    public ChangeKindType()
    {
        Name = "ChangeKind";
        Description = "What became of something.";
        Add("ADDED", ChangeKind.Added, "It was not there before.");
        Add("UPDATED", ChangeKind.Updated, "It is there still, and differs.");
        Add("REMOVED", ChangeKind.Removed, "It is there no more; it is told as it was last seen.");
    }
}
