using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.GraphTypes;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Idempotency;

/// <summary>Refuses a key in the header where it would have to stand for several intentions at once.</summary>
internal sealed class IdempotencyRule : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        if (context.Operation.Operation is not OperationType.Mutation || context.RequestServices!.GetRequiredService<IdempotencyKeys>().OfHeader is null)
            return default;
        return Selection.Of(context).Fields(context.Schema.Mutation!).Count <= 1
            ? default
            : throw GatewayError.BadUserInput("The header Idempotency-Key is for an operation with a single mutation field, and this one has several. Give each its own idempotencyKey.");
    }
}
