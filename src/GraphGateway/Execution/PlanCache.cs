using System.Runtime.CompilerServices;
using GraphQL.Execution;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>Caches the plans of operations. A plan lives as long as its document.</summary>
internal sealed class PlanCache
{
    private readonly ConditionalWeakTable<GraphQLOperationDefinition, PlanVariants> _operations = [];

    /// <summary>Returns the plan of the operation, or null if GraphQL.NET must execute it.</summary>
    public OperationPlan? Find(IExecutionContext context)
    {
        var document = new SelectedDocument(context.Schema, context.Document, context.DirectiveValues);
        if (!_operations.TryGetValue(context.Operation, out var variants))
            variants = _operations.GetValue(context.Operation, operation => new(operation, document.Document));
        return variants.Find(document);
    }
}
