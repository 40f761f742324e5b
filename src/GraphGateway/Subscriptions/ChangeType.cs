using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Subscriptions;

/// <summary>The fields that every change has.</summary>
internal abstract class ChangeType<T> : ObjectGraphType<Change<T>>
{
    protected ChangeType(string name, string description)
    {
        Name = name;
        Description = description;
        Field<NonNullGraphType<ChangeKindType>>("kind").Description("What became of it.").Reads(change => change.Kind);
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("When this server noticed the change.").Reads(change => change.At);
    }
}
