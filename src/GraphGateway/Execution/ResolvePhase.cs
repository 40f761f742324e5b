using System.Collections;
using GraphQL.DataLoader;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace GraphGateway.Execution;

/// <summary>
/// The first part of running a plan: asks the resolvers for whatever may have to be loaded. All fields that can be asked say what they
/// need before anything is loaded, then the loads go out side by side, and what they give is gone on from.
/// </summary>
internal sealed class ResolvePhase(ExecutionContext context, PlanErrors errors)
{
    private List<PendingField> _running = [];
    private List<PendingField> _deferred = [];
    private PlanFieldContext? _spare;

    /// <summary>Gathers all that a plan needs.</summary>
    /// <returns>The root, from which everything can be written.</returns>
    public async Task<ResolvedObject> RunAsync(OperationPlan plan)
    {
        var root = new ResolvedObject(plan.Root, context.RootValue, parent: null, via: null, index: -1, origin: null);
        Gather(root);
        for (var round = 1; NextWave() is { Count: > 0 } loads; round++)
            await LoadAsync(loads, round);
        return root;
    }

    private void Gather(ResolvedObject owner)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        foreach (var field in owner.Plan.Gathered)
            Resolve(owner, field);
    }

    // Resolvers that run still are let end before loads go out: they may lead to fields that have something to say.
    private List<PendingField> NextWave()
    {
        var wave = _running.Count > 0 ? _running : _deferred;
        if (ReferenceEquals(wave, _running))
            _running = [];
        else
            _deferred = [];
        return wave;
    }

    private async Task LoadAsync(List<PendingField> loads, int round)
    {
        loads = ByLevel(loads);
        for (var order = 0; order < loads.Count; order++)
            loads[order].Start(round, order, context.CancellationToken);
        foreach (var load in loads)
            await ((Task)load.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.CancellationToken.ThrowIfCancellationRequested();
        errors.TakeTold(round);
        foreach (var load in loads)
            Finish(load);
    }

    // The engine goes level by level, so it would have come upon them in this order.
    private static List<PendingField> ByLevel(List<PendingField> loads) =>
        loads.TrueForAll(load => load.Level == loads[0].Level) ? loads : [.. loads.OrderBy(load => load.Level)];

    private void Resolve(ResolvedObject owner, FieldPlan field)
    {
        try
        {
            if (field.Reader is { } reader)
                Take(owner, field, reader.Read(owner.Source!), owner.Origin);
            else
                Ask(owner, field);
        }
        catch (Exception exception) when (!IsEnd(exception))
        {
            Fail(owner, field, exception, owner.Origin);
        }
    }

    private void Ask(ResolvedObject owner, FieldPlan field)
    {
        var asked = (Interlocked.Exchange(ref _spare, null) ?? new(context)).For(owner, field);
        var answer = field.Resolver.ResolveAsync(asked);
        if (!answer.IsCompleted)
        {
            _running.Add(PendingField.Running(owner, field, answer.AsTask()));
            return;
        }

        var value = answer.GetAwaiter().GetResult();
        // What is read later may have kept the context.
        if (value is string or not (IDataLoaderResult or IEnumerable))
            _spare = asked;
        Take(owner, field, value, owner.Origin);
    }

    private void Finish(PendingField load)
    {
        try
        {
            Take(load.Owner, load.Field, load.Task.GetAwaiter().GetResult(), load);
        }
        catch (Exception exception) when (!IsEnd(exception))
        {
            Fail(load.Owner, load.Field, exception, load);
        }
    }

    private void Take(ResolvedObject owner, FieldPlan field, object? value, PendingField? origin)
    {
        if (value is IDataLoaderResult deferred)
        {
            _deferred.Add(PendingField.Deferred(owner, field, deferred));
            return;
        }

        ref var gathered = ref owner.Values[field.Slot];
        (gathered.Value, gathered.Origin) = (value, origin);
        if (value is not null && field.Type.IsGathered)
            gathered.Below = field.Type.IsList ? Each(owner, field, (IEnumerable)value, origin) : Below(owner, field, value, -1, origin);
    }

    private List<ResolvedObject?> Each(ResolvedObject owner, FieldPlan field, IEnumerable values, PendingField? origin)
    {
        var below = new List<ResolvedObject?>(values is ICollection { Count: var count } ? count : 0);
        foreach (var value in values)
            below.Add(value is null ? null : Entry(owner, field, value, below.Count, origin));
        return below;
    }

    private ResolvedObject Entry(ResolvedObject owner, FieldPlan field, object value, int index, PendingField? origin)
    {
        try
        {
            return Below(owner, field, value, index, origin);
        }
        catch (InvalidOperationException exception)
        {
            errors.Add(exception, owner.StepsTo(field, index), origin);
            return ResolvedObject.Failed;
        }
    }

    private ResolvedObject Below(ResolvedObject owner, FieldPlan field, object value, int index, PendingField? origin)
    {
        var below = new ResolvedObject(field.Type.Of(value, context.Schema), value, owner, field, index, origin);
        Gather(below);
        return below;
    }

    private void Fail(ResolvedObject owner, FieldPlan field, Exception exception, PendingField? origin)
    {
        owner.Values[field.Slot].Value = ResolvedValue.Failed;
        errors.Add(exception, owner.StepsTo(field), origin);
    }

    private bool IsEnd(Exception exception) => exception is OperationCanceledException && context.CancellationToken.IsCancellationRequested;
}
