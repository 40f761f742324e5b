using System.Runtime.CompilerServices;
using GraphQL.Execution;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>The plans of operations, each kept for as long as its document is.</summary>
internal sealed class PlanCache
{
    private readonly ConditionalWeakTable<GraphQLOperationDefinition, PlanVariants> _operations = [];

    /// <summary>The plan of the operation that is to be executed; null where it is the engine's to run.</summary>
    public OperationPlan? Find(IExecutionContext context)
    {
        var document = new SelectedDocument(context.Schema, context.Document, context.DirectiveValues);
        if (!_operations.TryGetValue(context.Operation, out var plans))
            plans = _operations.GetValue(context.Operation, operation => new(operation, document.Document));
        return plans.Find(document);
    }
}
