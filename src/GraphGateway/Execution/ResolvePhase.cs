using System.Collections;
using GraphQL.DataLoader;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace GraphGateway.Execution;

/// <summary>
/// The first phase of plan execution: resolves all fields that can need a load. It works in rounds: it calls every resolver that it can reach,
/// dispatches the pending loads in parallel, then continues with their results.
/// </summary>
internal sealed class ResolvePhase(ExecutionContext context, PlanErrors errors)
{
    private List<PendingField> _running = [];
    private List<PendingField> _deferred = [];
    private PlanFieldContext? _reusableContext;

    /// <summary>Resolves everything that the plan needs.</summary>
    /// <returns>The root object, ready for the serialize phase.</returns>
    public async Task<ResolvedObject> RunAsync(OperationPlan plan)
    {
        var root = new ResolvedObject(plan.Root, context.RootValue, parent: null, via: null, index: -1, origin: null);
        ResolveFields(root);
        for (var round = 1; NextRound() is { Count: > 0 } loads; round++)
            await LoadAsync(loads, round);
        return root;
    }

    private void ResolveFields(ResolvedObject owner)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        foreach (var field in owner.Plan.ResolvedFields)
            Resolve(owner, field);
    }

    // Asynchronous resolvers complete before data loaders are dispatched, because they can lead to more fields that join the data loader batch.
    private List<PendingField> NextRound()
    {
        var round = _running.Count > 0 ? _running : _deferred;
        if (ReferenceEquals(round, _running))
            _running = [];
        else
            _deferred = [];
        return round;
    }

    private async Task LoadAsync(List<PendingField> loads, int round)
    {
        loads = SortByLevel(loads);
        for (var order = 0; order < loads.Count; order++)
            loads[order].Start(round, order, context.CancellationToken);
        foreach (var load in loads)
            await ((Task)load.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.CancellationToken.ThrowIfCancellationRequested();
        errors.TakeContextErrors(round);
        foreach (var load in loads)
            Complete(load);
    }

    // GraphQL.NET executes level by level, so it would start the loads in this order.
    private static List<PendingField> SortByLevel(List<PendingField> loads) =>
        loads.TrueForAll(load => load.Level == loads[0].Level) ? loads : [.. loads.OrderBy(load => load.Level)];

    private void Resolve(ResolvedObject owner, FieldPlan field)
    {
        try
        {
            if (field.Reader is { } reader)
                SetValue(owner, field, reader.Read(owner.Source!), owner.Origin);
            else
                CallResolver(owner, field);
        }
        catch (Exception exception) when (!IsCancellation(exception))
        {
            Fail(owner, field, exception, owner.Origin);
        }
    }

    private void CallResolver(ResolvedObject owner, FieldPlan field)
    {
        var fieldContext = (Interlocked.Exchange(ref _reusableContext, null) ?? new(context)).For(owner, field);
        var pending = field.Resolver.ResolveAsync(fieldContext);
        if (!pending.IsCompleted)
        {
            _running.Add(PendingField.Running(owner, field, pending.AsTask()));
            return;
        }

        var value = pending.GetAwaiter().GetResult();
        // A data loader result or a lazy sequence can still reference the context, so it is not reused.
        if (value is string or not (IDataLoaderResult or IEnumerable))
            _reusableContext = fieldContext;
        SetValue(owner, field, value, owner.Origin);
    }

    private void Complete(PendingField load)
    {
        try
        {
            SetValue(load.Owner, load.Field, load.Task.GetAwaiter().GetResult(), load);
        }
        catch (Exception exception) when (!IsCancellation(exception))
        {
            Fail(load.Owner, load.Field, exception, load);
        }
    }

    private void SetValue(ResolvedObject owner, FieldPlan field, object? value, PendingField? origin)
    {
        if (value is IDataLoaderResult deferred)
        {
            _deferred.Add(PendingField.Deferred(owner, field, deferred));
            return;
        }

        ref var resolved = ref owner.Values[field.Slot];
        (resolved.Value, resolved.Origin) = (value, origin);
        if (value is not null && field.Type.NeedsResolvePhase)
            resolved.Children = field.Type.IsList ? ResolveItems(owner, field, (IEnumerable)value, origin) : ResolveObject(owner, field, value, -1, origin);
    }

    private List<ResolvedObject?> ResolveItems(ResolvedObject owner, FieldPlan field, IEnumerable values, PendingField? origin)
    {
        var items = new List<ResolvedObject?>(values is ICollection { Count: var count } ? count : 0);
        foreach (var value in values)
            items.Add(value is null ? null : ResolveItem(owner, field, value, items.Count, origin));
        return items;
    }

    private ResolvedObject ResolveItem(ResolvedObject owner, FieldPlan field, object value, int index, PendingField? origin)
    {
        try
        {
            return ResolveObject(owner, field, value, index, origin);
        }
        catch (InvalidOperationException exception)
        {
            errors.Add(exception, owner.PathTo(field, index), origin);
            return ResolvedObject.Failed;
        }
    }

    private ResolvedObject ResolveObject(ResolvedObject owner, FieldPlan field, object value, int index, PendingField? origin)
    {
        var resolved = new ResolvedObject(field.Type.Of(value, context.Schema), value, owner, field, index, origin);
        ResolveFields(resolved);
        return resolved;
    }

    private void Fail(ResolvedObject owner, FieldPlan field, Exception exception, PendingField? origin)
    {
        owner.Values[field.Slot].Value = ResolvedValue.Failed;
        errors.Add(exception, owner.PathTo(field), origin);
    }

    private bool IsCancellation(Exception exception) => exception is OperationCanceledException && context.CancellationToken.IsCancellationRequested;
}
