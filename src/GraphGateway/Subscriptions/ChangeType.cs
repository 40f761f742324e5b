using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Subscriptions;

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
