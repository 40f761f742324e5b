using System.Collections;
using GraphGateway.GraphTypes;
using GraphGateway.Limits;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace GraphGateway.Execution;

/// <summary>
/// The second phase of plan execution: writes the response JSON depth first. If a non-null value is null, the output is truncated up to the
/// nearest nullable parent (null propagation). Sibling fields are still serialized, because their errors are reported too.
/// </summary>
internal sealed class SerializePhase(ExecutionContext context, PlanErrors errors, JsonBuffer output, ComputeSection section)
{
    private readonly List<ResponsePathSegment> _path = [];
    private PendingField? _origin;

    /// <summary>Writes a resolved object. Returns false and writes nothing if the object must be null.</summary>
    public bool Write(ResolvedObject resolved)
    {
        var previous = _origin;
        _origin = resolved.Origin;
        var written = Object(resolved.Plan, resolved.Source, resolved);
        _origin = previous;
        return written;
    }

    private bool Object(ObjectPlan plan, object? source, ResolvedObject? resolved)
    {
        section.Step();
        var (start, isWhole) = (output.Length, true);
        foreach (var field in plan.Fields)
        {
            output.Raw(field.Key);
            isWhole &= Field(field, source, resolved) || NullFor(field.Type.IsNonNull);
        }

        output.Raw(plan.Fields.Length > 0 ? "}"u8 : "{}"u8);
        return isWhole || Truncate(start);
    }

    private bool Field(FieldPlan field, object? source, ResolvedObject? resolved)
    {
        var (start, origin) = (output.Length, _origin);
        try
        {
            if (field.Write is { } write)
                return write(source!, output) || NullOrThrow(field, field.Type.IsNonNull);
            return field.Slot < 0 ? Value(field, field.Reader!.Read(source!)) : Resolved(field, resolved!.Values[field.Slot]);
        }
        catch (Exception exception) when (!IsCancellation(exception))
        {
            errors.Add(exception, PathTo(field), _origin);
            _origin = origin;
            return Truncate(start);
        }
    }

    private bool Resolved(FieldPlan field, ResolvedValue resolved)
    {
        if (ReferenceEquals(resolved.Value, ResolvedValue.Failed))
            return false;
        var previous = _origin;
        _origin = resolved.Origin;
        var written = resolved.Children switch
        {
            null => Value(field, resolved.Value),
            ResolvedObject nested => NestedObject(field, -1, nested),
            var items => List(field, (IEnumerable)items),
        };
        _origin = previous;
        return written;
    }

    private bool Value(FieldPlan field, object? value)
    {
        if (value is null)
            return NullOrThrow(field, field.Type.IsNonNull);
        if (field.Type.IsList)
            return List(field, (IEnumerable)value);
        return field.Type.Scalar is { } scalar ? ValueWriters.Any(scalar, output, value) || NullOrThrow(field, field.Type.IsNonNull) : NestedObject(field, -1, value);
    }

    private bool List(FieldPlan field, IEnumerable values)
    {
        var (start, isWhole, index) = (output.Length, true, 0);
        output.Raw("["u8);
        foreach (var value in values)
        {
            if (index > 0)
                output.Raw(","u8);
            isWhole &= Item(field, index++, value) || NullFor(field.Type.IsItemNonNull);
        }

        output.Raw("]"u8);
        return isWhole || Truncate(start);
    }

    private bool Item(FieldPlan field, int index, object? value)
    {
        var start = output.Length;
        try
        {
            if (value is null)
                return NullOrThrow(field, field.Type.IsItemNonNull);
            if (field.Type.Scalar is { } scalar)
                return ValueWriters.Any(scalar, output, value) || NullOrThrow(field, field.Type.IsItemNonNull);
            return !ReferenceEquals(value, ResolvedObject.Failed) && NestedObject(field, index, value);
        }
        catch (Exception exception) when (!IsCancellation(exception))
        {
            errors.Add(exception, PathTo(field, index), _origin);
            return Truncate(start);
        }
    }

    private bool NestedObject(FieldPlan field, int index, object value)
    {
        var plan = value is ResolvedObject ? null : field.Type.Of(value, context.Schema);
        _path.Add(new(field, index));
        var written = plan is null ? Write((ResolvedObject)value) : Object(plan, value, resolved: null);
        _path.RemoveAt(_path.Count - 1);
        return written;
    }

    private static bool NullOrThrow(FieldPlan field, bool isNonNull) => isNonNull ? throw NullError(field) : false;

    private bool NullFor(bool isNonNull)
    {
        output.Raw("null"u8);
        return !isNonNull;
    }

    private bool Truncate(int length)
    {
        output.Truncate(length);
        return false;
    }

    private ResponsePathSegment[] PathTo(FieldPlan field, int index = -1) => [.. _path, new(field, index)];

    private static InvalidOperationException NullError(FieldPlan field) => new($"Cannot return null for a non-null type. Field: {field.ResponseKey}, Type: {field.Definition.ResolvedType}.");

    private bool IsCancellation(Exception exception) => exception is OperationCanceledException && context.CancellationToken.IsCancellationRequested;
}
