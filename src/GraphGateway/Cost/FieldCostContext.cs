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

/// <summary>The context of one field in a cost estimate. The field's cost function reads the arguments from it and adds upstream calls to it.</summary>
/// <param name="selected">The selected field.</param>
/// <param name="parent">The parent field, or null for a root field.</param>
/// <param name="times">How often the field is resolved: once for each parent object.</param>
/// <param name="weight">How often the field counts for the complexity.</param>
/// <param name="reads">The deduplicated reads so far.</param>
/// <param name="operation">The operation.</param>
internal sealed class FieldCostContext(SelectedField selected, FieldCostContext? parent, int times, int weight, CountedReads reads, ValidationContext operation)
{
    // The length of a list is unknown before it is read. The call estimate assumes a long list, because each row can need a call. The complexity
    // assumes a short one, because lists within a row, such as a session's clients, are short.
    private const int UnknownRows = 10;
    private const int UnknownRowsForComplexity = 3;

    // A condition or sort term is evaluated for each row of the list, also for rows outside the page. One evaluation takes a fraction of the time of a response field.
    private const int FieldsPerTerm = 20;

    private IResolveFieldContext? _context;
    private Dictionary<string, int>? _objectCounts;
    private int? _rows;

    /// <summary>The resolver context, with the field's arguments and the request's services.</summary>
    public IResolveFieldContext Context => _context ??= new ResolveFieldContext
    {
        Schema = operation.Schema,
        FieldDefinition = selected.Definition,
        Arguments = operation.ArgumentValues?.GetValueOrDefault(selected.Ast),
        RequestServices = operation.RequestServices,
    };

    public Selection Selection => selected.Selection;

    /// <summary>The response path of the field without list indexes, for example <c>agents.nodes.sessions</c>.</summary>
    public string Path => parent is null ? selected.Key : $"{parent.Path}.{selected.Key}";

    /// <summary>The number of upstream calls.</summary>
    public int Cost { get; private set; }

    /// <summary>The complexity of the field's conditions and sort terms.</summary>
    public int TermWeight { get; private set; }

    /// <summary>The larger of the field's own weight and the weight of its conditions and sort terms.</summary>
    public int Weight => Math.Max(weight, TermWeight);

    private bool IsList => selected.Definition.ResolvedType is ListGraphType or NonNullGraphType { ResolvedType: ListGraphType };

    private int? RowsOfConnection => IsList ? null : _rows;

    /// <summary>Adds upstream calls for each time that the field is resolved.</summary>
    /// <param name="count">The calls per time.</param>
    /// <param name="atMost">The maximum for all times together.</param>
    public void AddCalls(int count, int atMost = int.MaxValue) =>
        Cost = SaturatingMath.Add(Cost, Math.Min(atMost, SaturatingMath.Multiply(count, times)));

    /// <summary>Adds an upstream call that is made once, even if several fields need it. Returns the number of different calls of the method so far.</summary>
    /// <param name="method">The upstream method, for example <c>agents/list</c>.</param>
    /// <param name="key">The key of the read if the method can read different things, otherwise null.</param>
    public int AddSharedCall(string method, object? key = null)
    {
        var (isNew, count) = reads.Add(method, key);
        Cost = SaturatingMath.Add(Cost, isNew ? 1 : 0);
        return count;
    }

    /// <summary>Sets the number of rows in the field's list, or in each list of its connection.</summary>
    public void Rows(int count) => _rows = count;

    /// <summary>Sets the number of conditions and sort terms that are evaluated for each row of the field's list.</summary>
    public void Terms(int count) => TermWeight = SaturatingMath.Multiply(weight, SaturatingMath.Multiply(count, FieldsPerTerm));

    /// <summary>Adds one object of this type to the field's result. Types that are never added have no objects.</summary>
    public void Thing(string type)
    {
        _objectCounts ??= new(StringComparer.Ordinal);
        _objectCounts[type] = _objectCounts.GetValueOrDefault(type) + 1;
    }

    /// <summary>Applies the declared cost. Returns false if the field or its arguments will be rejected, so that nothing is read.</summary>
    public bool TryApplyCost()
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

    /// <summary>Adds the cost of the selected fields below this field.</summary>
    public void Below(CostEstimator estimator)
    {
        foreach (var (type, fields) in selected.FieldsByType)
        {
            var objects = ObjectCount(type, UnknownRows);
            foreach (var field in objects > 0 ? fields : [])
                estimator.Add(field, this, SaturatingMath.Multiply(times, objects), SaturatingMath.Multiply(weight, ObjectCount(type, UnknownRowsForComplexity)), reads, operation);
        }
    }

    private int ObjectCount(IObjectGraphType type, int unknown) => this switch
    {
        { _objectCounts: { } counts } => counts.GetValueOrDefault(type.Name),
        { IsList: true } => _rows ?? parent?.RowsOfConnection ?? unknown,
        _ => 1,
    };
}
