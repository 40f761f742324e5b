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
/// A GraphQL.NET execution strategy that collects the fields of a selection once per operation. The base class expands fragments and
/// merges fields again for each row. With a malicious document that takes seconds, and no timeout can interrupt it.
/// </summary>
internal class CachedSelectionStrategy : ParallelExecutionStrategy
{
    private readonly ConditionalWeakTable<ExecutionContext, Dictionary<(GraphQLSelectionSet, IGraphType), Collected>> _operations = [];

    protected override Collected CollectFieldsFrom(ExecutionContext context, IGraphType specificType, GraphQLSelectionSet selectionSet, Collected? fields)
    {
        fields ??= [];
        foreach (var (key, field) in GetOrCollect(context, specificType, selectionSet))
            fields[key] = field;
        return fields;
    }

    // GraphQL.NET adds no location to the error of a merged field.
    protected override void SetNodeError(ExecutionContext context, ExecutionNode node, ExecutionError error)
    {
        base.SetNodeError(context, node, error);
        if (error.Locations is null or { Count: 0 })
            error.AddFieldLocation(node.Field, context.Document);
    }

    // Rows can be completed in parallel.
    private Collected GetOrCollect(ExecutionContext context, IGraphType type, GraphQLSelectionSet selected)
    {
        var operation = _operations.GetOrCreateValue(context);
        lock (operation)
        {
            if (!operation.TryGetValue((selected, type), out var collected))
                operation.Add((selected, type), collected = Collect(context, type, selected));
            return collected;
        }
    }

    // Plans determine the same two facts at compile time.
    private Collected Collect(ExecutionContext context, IGraphType type, GraphQLSelectionSet selected)
    {
        var fields = base.CollectFieldsFrom(context, type, selected, fields: null);
        if (fields.Values.Any(field => NonCacheableFields.Is(field.fieldType)))
            context.RequestServices!.GetRequiredService<ResponseDependencies>().MarkNonCacheable();
        if (fields.Values.Any(field => SecretField.Is(field.fieldType)))
            context.RequestServices!.GetRequiredService<ResponseDependencies>().MarkSecret();
        return fields;
    }
}
