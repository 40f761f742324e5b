using System.Collections;
using GraphGateway.GraphTypes;
using GraphGateway.Limits;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace GraphGateway.Execution;

/// <summary>
/// The second part of running a plan: writes everything, depth first. A part that turns out to have nothing where something must be is
/// taken back, up to what may be null. Its other fields are written all the same, for their errors are told too.
/// </summary>
internal sealed class SerializePhase(ExecutionContext context, PlanErrors errors, JsonBuffer output, ComputeSection section)
{
    private readonly List<ResponsePathSegment> _way = [];
    private PendingField? _origin;

    /// <summary>Writes an object whose fields have been gathered; false, with nothing written, where it must be null.</summary>
    public bool Write(ResolvedObject gathered)
    {
        var before = _origin;
        _origin = gathered.Origin;
        var written = Object(gathered.Plan, gathered.Source, gathered);
        _origin = before;
        return written;
    }

    private bool Object(ObjectPlan plan, object? source, ResolvedObject? gathered)
    {
        section.Step();
        var (start, isWhole) = (output.Length, true);
        foreach (var field in plan.Fields)
        {
            output.Raw(field.Key);
            isWhole &= Field(field, source, gathered) || NullFor(field.Type.IsNonNull);
        }

        output.Raw(plan.Fields.Length > 0 ? "}"u8 : "{}"u8);
        return isWhole || TakeBack(start);
    }

    private bool Field(FieldPlan field, object? source, ResolvedObject? gathered)
    {
        var (start, origin) = (output.Length, _origin);
        try
        {
            if (field.Write is { } write)
                return write(source!, output) || Nothing(field, field.Type.IsNonNull);
            return field.Slot < 0 ? Value(field, field.Reader!.Read(source!)) : Gathered(field, gathered!.Values[field.Slot]);
        }
        catch (Exception exception) when (!IsEnd(exception))
        {
            errors.Add(exception, WayTo(field), _origin);
            _origin = origin;
            return TakeBack(start);
        }
    }

    private bool Gathered(FieldPlan field, ResolvedValue gathered)
    {
        if (ReferenceEquals(gathered.Value, ResolvedValue.Failed))
            return false;
        var before = _origin;
        _origin = gathered.Origin;
        var written = gathered.Below switch
        {
            null => Value(field, gathered.Value),
            ResolvedObject below => Enter(field, -1, below),
            var below => List(field, (IEnumerable)below),
        };
        _origin = before;
        return written;
    }

    private bool Value(FieldPlan field, object? value)
    {
        if (value is null)
            return Nothing(field, field.Type.IsNonNull);
        if (field.Type.IsList)
            return List(field, (IEnumerable)value);
        return field.Type.Scalar is { } scalar ? ValueWriters.Any(scalar, output, value) || Nothing(field, field.Type.IsNonNull) : Enter(field, -1, value);
    }

    private bool List(FieldPlan field, IEnumerable values)
    {
        var (start, isWhole, index) = (output.Length, true, 0);
        output.Raw("["u8);
        foreach (var value in values)
        {
            if (index > 0)
                output.Raw(","u8);
            isWhole &= Entry(field, index++, value) || NullFor(field.Type.IsItemNonNull);
        }

        output.Raw("]"u8);
        return isWhole || TakeBack(start);
    }

    private bool Entry(FieldPlan field, int index, object? value)
    {
        var start = output.Length;
        try
        {
            if (value is null)
                return Nothing(field, field.Type.IsItemNonNull);
            if (field.Type.Scalar is { } scalar)
                return ValueWriters.Any(scalar, output, value) || Nothing(field, field.Type.IsItemNonNull);
            return !ReferenceEquals(value, ResolvedObject.Failed) && Enter(field, index, value);
        }
        catch (Exception exception) when (!IsEnd(exception))
        {
            errors.Add(exception, WayTo(field, index), _origin);
            return TakeBack(start);
        }
    }

    private bool Enter(FieldPlan field, int index, object value)
    {
        var plan = value is ResolvedObject ? null : field.Type.Of(value, context.Schema);
        _way.Add(new(field, index));
        var written = plan is null ? Write((ResolvedObject)value) : Object(plan, value, gathered: null);
        _way.RemoveAt(_way.Count - 1);
        return written;
    }

    private static bool Nothing(FieldPlan field, bool isNonNull) => isNonNull ? throw NullError(field) : false;

    private bool NullFor(bool isNonNull)
    {
        output.Raw("null"u8);
        return !isNonNull;
    }

    private bool TakeBack(int length)
    {
        output.Truncate(length);
        return false;
    }

    private ResponsePathSegment[] WayTo(FieldPlan field, int index = -1) => [.. _way, new(field, index)];

    private static InvalidOperationException NullError(FieldPlan field) => new($"Cannot return null for a non-null type. Field: {field.ResponseKey}, Type: {field.Definition.ResolvedType}.");

    private bool IsEnd(Exception exception) => exception is OperationCanceledException && context.CancellationToken.IsCancellationRequested;
}
