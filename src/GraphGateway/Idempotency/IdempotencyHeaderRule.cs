using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Idempotency;

/// <summary>A validation rule: rejects an idempotency key in the header if the operation has several mutation fields.</summary>
internal sealed class IdempotencyHeaderRule : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        if (context.Operation.Operation is not OperationType.Mutation || context.RequestServices!.GetRequiredService<IdempotencyKeys>().HeaderKey is null)
            return default;
        return Selection.Of(context).Fields(context.Schema.Mutation!).Count <= 1
            ? default
            : throw GatewayError.BadUserInput("The header Idempotency-Key needs an operation with a single mutation field, but this one has several. Set idempotencyKey in each input.");
    }
}
