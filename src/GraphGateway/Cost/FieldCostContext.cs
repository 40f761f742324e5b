using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.GraphTypes;
using GraphGateway.Limits;
using GraphGateway.Security;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;

namespace GraphGateway.Cost;

/// <summary>A field of an operation that is about to run, for its price to look at and charge.</summary>
/// <param name="selected">What is selected.</param>
/// <param name="parent">The field above; null for the operation's own.</param>
/// <param name="times">How often the operation reads the field: once for each thing that has it.</param>
/// <param name="weight">How often the field is answered, as its complexity counts it.</param>
/// <param name="bill">What has been charged once already.</param>
/// <param name="operation">The operation.</param>
internal sealed class FieldCostContext(SelectedField selected, FieldCostContext? parent, int times, int weight, CountedReads bill, ValidationContext operation)
{
    // What a list holds is not known before it is read. The upstream is asked for each row, so its price takes it for a long one;
    // those within a row, such as a session's clients, are short.
    private const int UnknownRows = 10;
    private const int UnknownRowsOfWeight = 3;

    // A condition or sort term is evaluated for each row of the list, also for rows outside the page. A row takes a fraction of what a field of the response takes.
    private const int FieldsPerTerm = 20;

    private IResolveFieldContext? _context;
    private Dictionary<string, int>? _things;
    private int? _rows;

    /// <summary>The field's arguments and services, as its resolver will have them.</summary>
    public IResolveFieldContext Context => _context ??= new ResolveFieldContext
    {
        Schema = operation.Schema,
        FieldDefinition = selected.Definition,
        Arguments = operation.ArgumentValues?.GetValueOrDefault(selected.Ast),
        RequestServices = operation.RequestServices,
    };

    public Selection Selection => selected.Selection;

    /// <summary>The field's place in the answer, without the numbers of rows, e.g. <c>agents.nodes.sessions</c>.</summary>
    public string Path => parent is null ? selected.Key : $"{parent.Path}.{selected.Key}";

    /// <summary>How many calls have been charged.</summary>
    public int Cost { get; private set; }

    /// <summary>What the field's conditions and sort terms add to the complexity.</summary>
    public int TermWeight { get; private set; }

    /// <summary>The larger part of what the field adds to the complexity.</summary>
    public int Weight => Math.Max(weight, TermWeight);

    private bool IsList => selected.Definition.ResolvedType is ListGraphType or NonNullGraphType { ResolvedType: ListGraphType };

    private int? RowsOfConnection => IsList ? null : _rows;

    /// <summary>Charges calls for each time that the field is read.</summary>
    /// <param name="count">How many each time.</param>
    /// <param name="atMost">How many at most for all times together.</param>
    public void Calls(int count, int atMost = int.MaxValue) =>
        Cost = SaturatingMath.Add(Cost, Math.Min(atMost, SaturatingMath.Multiply(count, times)));

    /// <summary>Charges a call that is made once, however many fields need it; tells how many such calls of the method there are by now.</summary>
    /// <param name="method">The upstream's method, e.g. <c>agents/list</c>.</param>
    /// <param name="key">What is asked for, where the method can be asked for several things.</param>
    public int Once(string method, object? key = null)
    {
        var (isNew, count) = bill.Note(method, key);
        Cost = SaturatingMath.Add(Cost, isNew ? 1 : 0);
        return count;
    }

    /// <summary>Says how many rows the field gives: in its list, or in each of the lists of its connection.</summary>
    public void Rows(int count) => _rows = count;

    /// <summary>Says how many conditions and sort terms are evaluated for each row of the field's list.</summary>
    public void Terms(int count) => TermWeight = SaturatingMath.Multiply(weight, SaturatingMath.Multiply(count, FieldsPerTerm));

    /// <summary>Says that the field gives one more thing of this type, and nothing of types that are never named.</summary>
    public void Thing(string type)
    {
        _things ??= new(StringComparer.Ordinal);
        _things[type] = _things.GetValueOrDefault(type) + 1;
    }

    /// <summary>Charges the price that is declared; false where the field or its arguments will be refused, so that nothing is read here.</summary>
    public bool TryCharge()
    {
        if (FieldScope.Of(selected.Definition) is { } scope && !Context.Get<CallerAccessor>().Caller.Has(scope))
            return false;
        try
        {
            ArgumentCoercion.Check(Context.Arguments);
            FieldCost.Of(selected.Definition)?.Invoke(this);
            return true;
        }
        catch (GatewayError)
        {
            return false;
        }
    }

    /// <summary>Adds up the fields selected of what this one gives.</summary>
    public void Below(CostEstimator estimator)
    {
        foreach (var (type, fields) in selected.Below)
        {
            var things = Things(type, UnknownRows);
            foreach (var field in things > 0 ? fields : [])
                estimator.Walk(field, this, SaturatingMath.Multiply(times, things), SaturatingMath.Multiply(weight, Things(type, UnknownRowsOfWeight)), bill, operation);
        }
    }

    private int Things(IObjectGraphType type, int unknown) => this switch
    {
        { _things: { } known } => known.GetValueOrDefault(type.Name),
        { IsList: true } => _rows ?? parent?.RowsOfConnection ?? unknown,
        _ => 1,
    };
}
