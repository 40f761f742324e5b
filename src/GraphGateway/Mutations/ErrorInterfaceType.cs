using GraphQL.Types;

namespace GraphGateway.Mutations;

internal sealed class ErrorInterfaceType : InterfaceGraphType
{
    public ErrorInterfaceType()
    {
        Name = "Error";
        Description = "A domain error of a mutation. Errors of the gateway or the upstream are in the response's errors instead.";
        Field<NonNullGraphType<StringGraphType>>("message").Description("The error message for people.");
        Field<NonNullGraphType<StringGraphType>>("code").Description("The stable error code for programs.");
    }
}
