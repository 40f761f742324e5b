using GraphGateway.Errors;
using GraphQL;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace GraphGateway.Execution;

/// <summary>Collects the errors of an operation and reports them like GraphQL.NET: same paths, same locations, same order.</summary>
internal sealed class PlanErrors(ExecutionContext context, ErrorMasking masking)
{
    private static readonly Comparer<int[]> _byPlace = Comparer<int[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));

    private List<PlanError>? _errors;
    private int _takenCount;

    /// <summary>Adds the error of a field, or of one item of its list.</summary>
    /// <param name="exception">The exception of the resolver.</param>
    /// <param name="steps">The response path of the field.</param>
    /// <param name="origin">The pending field that led to it, or null if none did.</param>
    public void Add(Exception exception, IReadOnlyList<ResponsePathSegment> steps, PendingField? origin)
    {
        var field = steps[^1].Field;
        var error = exception as ExecutionError ?? masking.ToError(exception, field.Definition.Name);
        error.AddFieldLocation(field.Ast, context.Document);
        error.Path = PathOf(steps);
        var sortPath = steps.SelectMany(step => step.Index < 0 ? (int[])[step.Field.Position] : [step.Field.Position, step.Index]).ToArray();
        (_errors ??= []).Add(new(error, origin?.Round ?? 0, sortPath.Length - (origin?.Depth ?? 0), origin?.Order ?? 0, sortPath));
    }

    /// <summary>Takes over the errors that resolvers added to the context during this round.</summary>
    public void TakeContextErrors(int round)
    {
        for (; _takenCount < context.Errors.Count; _takenCount++)
            (_errors ??= []).Add(new(context.Errors[_takenCount], round, Level: -1, Order: 0, [_takenCount]));
    }

    /// <summary>Writes all errors to the context, in order.</summary>
    public void WriteToContext()
    {
        if (_errors is null)
            return;
        context.Errors = [];
        context.Errors.AddRange(_errors.OrderBy(error => (error.Round, error.Level, error.Order)).ThenBy(error => error.Place, _byPlace).Select(error => error.Error));
    }

    /// <summary>Converts path segments to the <c>path</c> of an error: response keys and list indexes.</summary>
    public static object[] PathOf(IReadOnlyList<ResponsePathSegment> steps) =>
        [.. steps.SelectMany(step => step.Index < 0 ? (object[])[step.Field.ResponseKey] : [step.Field.ResponseKey, step.Index])];
}

/// <summary>An error and its sort key, which reproduces the error order of GraphQL.NET.</summary>
/// <param name="Error">The error.</param>
/// <param name="Round">The resolve round that led to it.</param>
/// <param name="Level">The depth below the pending field that led to it. Within a round, GraphQL.NET executes level by level.</param>
/// <param name="Order">The index of that pending field in its round.</param>
/// <param name="Place">The response path as numbers: for each segment the field's position, and the list index if any.</param>
internal sealed record PlanError(ExecutionError Error, int Round, int Level, int Order, int[] Place);

/// <summary>A segment of a response path.</summary>
/// <param name="Field">The field.</param>
/// <param name="Index">The index in the field's list. -1 if the field is not a list, or if the segment means the whole list.</param>
internal readonly record struct ResponsePathSegment(FieldPlan Field, int Index = -1);
