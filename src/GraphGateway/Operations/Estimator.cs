using GraphGateway.Graph;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Operations;

/// <summary>Adds up the prices of an operation's fields, and how often they are answered. It knows none of them: each stands where its field is declared.</summary>
internal sealed class Estimator
{
    private int _calls;
    private int _complexity;
    private PricedField? _costliest;
    private PricedField? _largest;

    private Estimator()
    {
    }

    /// <summary>Estimates an operation whose document is within its limits and valid, and whose variables have been read.</summary>
    public static Estimate Of(ValidationContext operation)
    {
        var estimator = new Estimator();
        foreach (var field in Roots(operation))
            estimator.Walk(field);
        return new(estimator._calls, estimator._costliest?.Path, estimator._complexity, estimator._largest?.Path);
    }

    // What a field of a mutation has changed is read anew, so each has a bill of its own.
    private static IEnumerable<PricedField> Roots(ValidationContext operation)
    {
        var root = Selection.Of(operation);
        var bill = operation.Operation.Operation is OperationType.Mutation ? null : new Bill();
        return root.Fields(root.Types.Single()).Select(field => new PricedField(field, parent: null, times: 1, weight: 1, bill ?? new(), operation));
    }

    private void Walk(PricedField field)
    {
        var isRead = field.TryCharge();
        _calls = Saturated.Add(_calls, field.Cost);
        if (field.Cost > (_costliest?.Cost ?? 0))
            _costliest = field;
        _complexity = Saturated.Add(_complexity, field.Weight);
        if (field.Weight > (_largest?.Weight ?? 0))
            _largest = field;
        foreach (var below in isRead ? field.Below() : [])
            Walk(below);
    }
}
