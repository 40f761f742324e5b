using GraphGateway.Errors;
using GraphQL;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace GraphGateway.Execution;

/// <summary>The errors of an operation, told as the engine tells them: the same paths and places, in the same order.</summary>
internal sealed class PlanErrors(ExecutionContext context, ErrorMasking masking)
{
    private static readonly Comparer<int[]> _byPlace = Comparer<int[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));

    private List<PlanError>? _errors;
    private int _told;

    /// <summary>Notes what went wrong with a field, or with one entry of its list.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="steps">The way to the field.</param>
    /// <param name="origin">The load that led there.</param>
    public void Add(Exception exception, IReadOnlyList<ResponsePathSegment> steps, PendingField? origin)
    {
        var field = steps[^1].Field;
        var error = exception as ExecutionError ?? masking.ToError(exception, field.Definition.Name);
        error.AddFieldLocation(field.Ast, context.Document);
        error.Path = PathOf(steps);
        var place = steps.SelectMany(step => step.Index < 0 ? (int[])[step.Field.Position] : [step.Field.Position, step.Index]).ToArray();
        (_errors ??= []).Add(new(error, origin?.Round ?? 0, place.Length - (origin?.Depth ?? 0), origin?.Order ?? 0, place));
    }

    /// <summary>Notes the errors that resolvers have told by themselves while this wave of loads was under way.</summary>
    public void TakeTold(int round)
    {
        for (; _told < context.Errors.Count; _told++)
            (_errors ??= []).Add(new(context.Errors[_told], round, Level: -1, Order: 0, [_told]));
    }

    /// <summary>Hands them over in their order.</summary>
    public void Tell()
    {
        if (_errors is null)
            return;
        context.Errors = [];
        context.Errors.AddRange(_errors.OrderBy(error => (error.Round, error.Level, error.Order)).ThenBy(error => error.Place, _byPlace).Select(error => error.Error));
    }

    /// <summary>The keys and indexes of a way.</summary>
    public static object[] PathOf(IReadOnlyList<ResponsePathSegment> steps) =>
        [.. steps.SelectMany(step => step.Index < 0 ? (object[])[step.Field.ResponseKey] : [step.Field.ResponseKey, step.Index])];
}
