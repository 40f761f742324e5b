using GraphGateway.Cost;
using GraphGateway.Errors;
using GraphGateway.Idempotency;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Operations;

/// <summary>
/// Runs the validation rules that depend on the request and its variables, after the document has been validated. The engine still coerces
/// variables and arguments for each request, but it does not walk a cached document again for rules that depend only on the document.
/// </summary>
/// <param name="idempotency">Checks the idempotency key of the header.</param>
/// <param name="cost">Checks the estimated cost.</param>
internal sealed class RequestValidationRules(IdempotencyHeaderRule idempotency, CostLimitRule cost) : DocumentExecutionListenerBase
{
    // Each rule reports its errors in one step, without a visit to each node.
    private readonly ValidationRuleBase[] _rules = [idempotency, cost];

    public override async Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
    {
        if (!validationResult.IsValid)
            return;
        var operation = new ValidationContext
        {
            Schema = context.Schema,
            Document = context.Document,
            Operation = context.Operation,
            RequestServices = context.RequestServices,
            ArgumentValues = (Dictionary<GraphQLField, IDictionary<string, ArgumentValue>>?)validationResult.ArgumentValues,
            DirectiveValues = (Dictionary<ASTNode, IDictionary<string, DirectiveInfo>>?)validationResult.DirectiveValues,
            CancellationToken = context.CancellationToken,
        };
        foreach (var rule in _rules)
            await rule.GetPostNodeVisitorAsync(operation);
    }

    /// <summary>Rejects a null in the <c>if</c> argument of a directive (specification, 6.4.1). The error belongs to no field, so the whole operation fails.</summary>
    public override Task BeforeExecutionAsync(IExecutionContext context)
    {
        foreach (var directive in context.DirectiveValues?.Values.SelectMany(directives => directives.Values) ?? [])
        {
            if (directive.Arguments.TryGetValue("if", out var condition) && condition.Value is null)
                throw GatewayError.BadUserInput($"The argument 'if' of '@{directive.Directive.Name}' is null. Set its variable to true or false, or leave the variable out to use its default value.");
        }

        return Task.CompletedTask;
    }
}
