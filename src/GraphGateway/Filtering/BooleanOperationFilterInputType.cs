using GraphQL.Types;

namespace GraphGateway.Filtering;

internal sealed class BooleanOperationFilterInputType : OperationFilterInputType<bool>
{
    public BooleanOperationFilterInputType() : base("BooleanOperationFilterInput", "a yes or no") =>
        Operator<BooleanGraphType>("eq", "neq", "Equal; no value here is ever null, so null matches nothing.", operand => value => operand is bool given && value == given);
}
