using System.Runtime.CompilerServices;
using GraphGateway.Caching;
using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using Collected = System.Collections.Generic.Dictionary<string, (GraphQLParser.AST.GraphQLField field, GraphQL.Types.FieldType fieldType)>;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace GraphGateway.Execution;

/// <summary>
/// Collects the fields of a selection once in an operation. The engine does it anew for each row, fragments unfolded and equal fields
/// made one, which for a document made to be slow takes seconds that no deadline can interrupt.
/// </summary>
internal class CachedSelectionStrategy : ParallelExecutionStrategy
{
    private readonly ConditionalWeakTable<ExecutionContext, Dictionary<(GraphQLSelectionSet, IGraphType), Collected>> _operations = [];

    protected override Collected CollectFieldsFrom(ExecutionContext context, IGraphType specificType, GraphQLSelectionSet selectionSet, Collected? fields)
    {
        fields ??= [];
        foreach (var (key, field) in Known(context, specificType, selectionSet))
            fields[key] = field;
        return fields;
    }

    // The engine adds no location where it made one field of several places.
    protected override void SetNodeError(ExecutionContext context, ExecutionNode node, ExecutionError error)
    {
        base.SetNodeError(context, node, error);
        if (error.Locations is null or { Count: 0 })
            error.AddFieldLocation(node.Field, context.Document);
    }

    // Rows may be completed side by side.
    private Collected Known(ExecutionContext context, IGraphType type, GraphQLSelectionSet selected)
    {
        var operation = _operations.GetOrCreateValue(context);
        lock (operation)
        {
            if (!operation.TryGetValue((selected, type), out var known))
                operation.Add((selected, type), known = Collect(context, type, selected));
            return known;
        }
    }

    // What plans know when they are compiled.
    private Collected Collect(ExecutionContext context, IGraphType type, GraphQLSelectionSet selected)
    {
        var fields = base.CollectFieldsFrom(context, type, selected, fields: null);
        if (fields.Values.Any(field => NonCacheableFields.Is(field.fieldType)))
            context.RequestServices!.GetRequiredService<ResponseDependencies>().NoteUnkept();
        if (fields.Values.Any(field => SecretField.Is(field.fieldType)))
            context.RequestServices!.GetRequiredService<ResponseDependencies>().NoteSecret();
        return fields;
    }
}
