using System.Runtime.CompilerServices;
using GraphGateway.Graph;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Operations;

/// <summary>Adds up the prices of an operation's fields. It knows none of them: each stands where its field is declared.</summary>
internal sealed class Estimator
{
    /// <summary>How many fields are walked. Fragments within fragments double at every level, so a short document could take forever.</summary>
    public const int MaxFields = 100_000;

    private int _fields;
    private int _calls;
    private PricedField? _costliest;

    private Estimator()
    {
    }

    /// <summary>Estimates an operation whose document is valid and whose variables have been read.</summary>
    public static Estimate Of(ValidationContext operation)
    {
        var estimator = new Estimator();
        try
        {
            foreach (var field in Roots(operation))
                estimator.Walk(field);
        }
        catch (InsufficientExecutionStackException)
        {
            estimator._fields = MaxFields;
        }

        return new(estimator._fields < MaxFields ? estimator._calls : int.MaxValue, estimator._costliest?.Path);
    }

    // What a field of a mutation has changed is read anew, so each has a bill of its own.
    private static IEnumerable<PricedField> Roots(ValidationContext operation)
    {
        var root = Selection.Of(operation);
        var bill = operation.Operation.Operation is OperationType.Mutation ? null : new Bill();
        return root.Fields(root.Types.Single()).Select(field => new PricedField(field, parent: null, times: 1, bill ?? new(), operation));
    }

    private void Walk(PricedField field)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_fields == MaxFields)
            return;

        _fields++;
        var isRead = field.TryCharge();
        _calls = Saturated.Add(_calls, field.Cost);
        if (field.Cost > (_costliest?.Cost ?? 0))
            _costliest = field;
        foreach (var below in isRead ? field.Below() : [])
            Walk(below);
    }
}
