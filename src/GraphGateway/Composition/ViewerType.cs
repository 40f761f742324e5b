using GraphGateway.Callers;
using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Composition;

internal sealed class ViewerType : ObjectGraphType<Caller>
{
    public ViewerType()
    {
        Name = "Viewer";
        Description = "The caller, as the gateway sees it.";
        Field<StringGraphType>("name").Description("Who it is; null where the caller brought no name.").Reads(caller => caller.Name);
        Field<NonNullGraphType<StringGraphType>>("account").Description("The Getscreen account that the caller's operations use.").Reads(caller => caller.Account.Name);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("scopes").Description("What the caller may do.").Reads(caller => caller.Scopes);
    }
}
