using GraphQL.Types;

namespace GraphGateway.Filtering;

internal sealed class BooleanOperationFilterInputType : OperationFilterInputType<bool>
{
    public BooleanOperationFilterInputType() : base("BooleanOperationFilterInput", "a Boolean") =>
        Operator<BooleanGraphType>("eq", "neq", "Equal. The value is never null, so null matches nothing.", operand => value => operand is bool expected && value == expected);
}
