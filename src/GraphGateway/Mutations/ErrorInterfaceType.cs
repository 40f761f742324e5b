using GraphQL.Types;

namespace GraphGateway.Mutations;

internal sealed class ErrorInterfaceType : InterfaceGraphType
{
    public ErrorInterfaceType()
    {
        Name = "Error";
        Description = "What went wrong in the caller's domain. Trouble with the gateway or the upstream is in the response's errors instead.";
        Field<NonNullGraphType<StringGraphType>>("message").Description("What went wrong, for people.");
        Field<NonNullGraphType<StringGraphType>>("code").Description("What went wrong, for programs; it never changes.");
    }
}
