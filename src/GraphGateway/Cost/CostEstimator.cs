using System.Runtime.CompilerServices;
using GraphGateway.Execution;
using GraphGateway.Limits;
using GraphGateway.Security;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Cost;

/// <summary>Adds up the prices of an operation's fields, and how often they are answered. It knows none of them: each stands where its field is declared.</summary>
internal sealed class CostEstimator
{
    // What is selected depends on nothing but the document, unless directives leave something out; it is found once.
    private static readonly ConditionalWeakTable<GraphQLOperationDefinition, IReadOnlyCollection<SelectedField>> _selected = [];

    private int _fields;
    private int _calls;
    private int _complexity;
    private FieldCostContext? _costliest;
    private FieldCostContext? _largest;

    private CostEstimator()
    {
    }

    /// <summary>Estimates an operation whose document is within its limits and valid, and whose variables have been read.</summary>
    public static CostEstimate Of(ValidationContext operation)
    {
        var (estimator, selected) = (new CostEstimator(), Selected(operation));
        // What a field of a mutation has changed is read anew, so each has a bill of its own.
        var bill = operation.Operation.Operation is OperationType.Mutation ? null : new CountedReads();
        foreach (var field in selected)
            estimator.Walk(field, parent: null, times: 1, weight: 1, bill ?? new(), operation);
        // Fragments in fragments can unfold into more fields than there are letters in the document, which are not worth keeping.
        if (operation.DirectiveValues is null && estimator._fields <= operation.Document.Source.Length)
            _selected.TryAdd(operation.Operation, selected);
        return new(estimator._calls, estimator._costliest, estimator._complexity, estimator._largest);
    }

    private static IReadOnlyCollection<SelectedField> Selected(ValidationContext operation)
    {
        if (operation.DirectiveValues is null && _selected.TryGetValue(operation.Operation, out var known))
            return known;
        var root = Selection.Of(operation);
        return root.Fields(root.Types.Single());
    }

    /// <summary>Adds up a field and all below it.</summary>
    public void Walk(SelectedField selected, FieldCostContext? parent, int times, int weight, CountedReads bill, ValidationContext operation)
    {
        _fields++;
        _complexity = SaturatingMath.Add(_complexity, weight);
        // Of most fields there is no more to know.
        if (weight > (_largest?.Weight ?? 0) || !IsPlain(selected))
            Charge(new(selected, parent, times, weight, bill, operation));
    }

    private static bool IsPlain(SelectedField field) =>
        field.IsPlain ??= field.Below.Count == 0 && FieldCost.Of(field.Definition) is null && FieldScope.Of(field.Definition) is null;

    private void Charge(FieldCostContext field)
    {
        var isRead = field.TryCharge();
        _calls = SaturatingMath.Add(_calls, field.Cost);
        _complexity = SaturatingMath.Add(_complexity, field.TermWeight);
        if (field.Cost > (_costliest?.Cost ?? 0))
            _costliest = field;
        if (field.Weight > (_largest?.Weight ?? 0))
            _largest = field;
        if (isRead)
            field.Below(this);
    }
}
