using System.Runtime.CompilerServices;
using GraphGateway.Execution;
using GraphGateway.Limits;
using GraphGateway.Security;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Cost;

/// <summary>Estimates the cost of an operation: adds up the cost of its fields and counts them. Each field declares its own cost.</summary>
internal sealed class CostEstimator
{
    // Without directives, the selected fields depend only on the document, so they are cached per operation.
    private static readonly ConditionalWeakTable<GraphQLOperationDefinition, IReadOnlyCollection<SelectedField>> _selected = [];

    private int _fields;
    private int _calls;
    private int _complexity;
    private FieldCostContext? _mostExpensive;
    private FieldCostContext? _largest;

    private CostEstimator()
    {
    }

    /// <summary>Estimates the cost of an operation. Its document must be validated and within the limits, and its variables must be coerced.</summary>
    public static CostEstimate Of(ValidationContext operation)
    {
        var (estimator, selected) = (new CostEstimator(), Selected(operation));
        // A mutation field invalidates what was read before, so each root field of a mutation counts its reads separately.
        var reads = operation.Operation.Operation is OperationType.Mutation ? null : new CountedReads();
        foreach (var field in selected)
            estimator.Add(field, parent: null, times: 1, weight: 1, reads ?? new(), operation);
        // Nested fragments can expand to more fields than the document has characters. Such a selection is not cached, to limit memory.
        if (operation.DirectiveValues is null && estimator._fields <= operation.Document.Source.Length)
            _selected.TryAdd(operation.Operation, selected);
        return new(estimator._calls, estimator._mostExpensive, estimator._complexity, estimator._largest);
    }

    private static IReadOnlyCollection<SelectedField> Selected(ValidationContext operation)
    {
        if (operation.DirectiveValues is null && _selected.TryGetValue(operation.Operation, out var cached))
            return cached;
        var root = Selection.Of(operation);
        return root.Fields(root.Types.Single());
    }

    /// <summary>Adds the cost of a field and of all fields below it.</summary>
    public void Add(SelectedField selected, FieldCostContext? parent, int times, int weight, CountedReads reads, ValidationContext operation)
    {
        _fields++;
        _complexity = SaturatingMath.Add(_complexity, weight);
        // Most fields are plain, which need no cost context.
        if (weight > (_largest?.Weight ?? 0) || !IsPlain(selected))
            Charge(new(selected, parent, times, weight, reads, operation));
    }

    private static bool IsPlain(SelectedField field) =>
        field.IsPlain ??= field.FieldsByType.Count == 0 && FieldCost.Of(field.Definition) is null && FieldScope.Of(field.Definition) is null;

    private void Charge(FieldCostContext field)
    {
        var isResolved = field.TryApplyCost();
        _calls = SaturatingMath.Add(_calls, field.Cost);
        _complexity = SaturatingMath.Add(_complexity, field.TermWeight);
        if (field.Cost > (_mostExpensive?.Cost ?? 0))
            _mostExpensive = field;
        if (field.Weight > (_largest?.Weight ?? 0))
            _largest = field;
        if (isResolved)
            field.Below(this);
    }
}
