using System.Runtime.CompilerServices;
using GraphGateway.Caching;
using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.GraphTypes;
using GraphGateway.Limits;
using GraphGateway.Observability;
using GraphQL;
using GraphQL.Execution;
using Microsoft.Extensions.Options;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace GraphGateway.Execution;

/// <summary>
/// Runs a subscription: opens its field's events, and answers each of them as an operation of its own, with loaders, a budget of
/// calls and a deadline of its own.
/// </summary>
internal sealed class StreamingSubscriptionStrategy(IServiceScopeFactory scopes, ErrorMasking masking, IOptions<OperationsOptions> options, TimeProvider time)
    : SubscriptionExecutionStrategy(new CachedSelectionStrategy())
{
    public override async Task<ExecutionResult> ExecuteAsync(ExecutionContext context)
    {
        var root = (RootExecutionNode)BuildExecutionRootNode(context, GetOperationRootType(context));
        if (root.SubFields is not [{ FieldDefinition.StreamResolver: not null } node])
        {
            context.Errors.Add(new GatewayError(ErrorCodes.ValidationFailed, "The subscription selects nothing that could change."));
            return new();
        }

        if (await OpenAsync(context, node) is not { } events)
            return new();
        // The context ends with this call, and its token with the deadline of the beginning.
        var opened = CloneExecutionContext(context, CancellationToken.None);
        var caller = context.RequestServices!.GetRequiredService<CallerAccessor>().Caller;
        var estimate = context.RequestServices!.GetRequiredService<OperationCost>().Estimate ?? 0;
        return new SubscriptionResult(cancellationToken => AnswersAsync(opened, node, events, new(caller, estimate), cancellationToken)) { Executed = true };
    }

    private async Task<IAsyncEnumerable<object>?> OpenAsync(ExecutionContext context, ExecutionNode node)
    {
        try
        {
            var stream = await node.FieldDefinition!.StreamResolver!.ResolveAsync(new ReadonlyResolveFieldContext(node, context));
            return ((EventStreamSource)stream).Events;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var error = masking.ToError(exception, node.FieldDefinition!.Name);
            error.Path = [.. node.ResponsePath];
            error.AddFieldLocation(node.Field, context.Document);
            context.Errors.Add(error);
            return null;
        }
    }

    private async IAsyncEnumerable<ExecutionResult> AnswersAsync(
        ExecutionContext opened, ExecutionNode node, IAsyncEnumerable<object> events, Subscriber subscriber, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var counted = GatewayTelemetry.CountSubscription();
        await using var source = events.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(opened, node, source, subscriber, cancellationToken) is { } next)
        {
            yield return next.Answer;
            if (next.IsLast)
                yield break;
        }
    }

    // Null where the events, or the waiting for them, have ended.
    private async Task<(ExecutionResult Answer, bool IsLast)?> NextAsync(
        ExecutionContext opened, ExecutionNode node, IAsyncEnumerator<object> source, Subscriber subscriber, CancellationToken cancellationToken)
    {
        try
        {
            return await source.MoveNextAsync() ? (await AnswerAsync(opened, node, source.Current, subscriber, cancellationToken), false) : null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            return (new() { Errors = [masking.ToError(exception, node.FieldDefinition!.Name)] }, true);
        }
    }

    private async Task<ExecutionResult> AnswerAsync(ExecutionContext opened, ExecutionNode node, object change, Subscriber subscriber, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.Timeout, time);
        await using var scope = scopes.CreateAsyncScope();
        var budget = scope.ServiceProvider.GetRequiredService<ComputeBudget>();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, budget.Exhausted, cancellationToken);
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = subscriber.Caller;
        var flow = scope.ServiceProvider.GetRequiredService<CallFlow>();
        using var admission = CallAdmission.Begin(flow, isMutation: false, time.GetUtcNow() + options.Value.Timeout);
        flow.Expect(subscriber.Estimate);
        var context = CloneExecutionContext(opened, either.Token);
        context.RequestServices = scope.ServiceProvider;
        try
        {
            return StaleData.Report(admission.End(await ProcessDataAsync(context, node, change)), scope.ServiceProvider.GetRequiredService<ResponseDependencies>());
        }
        catch (OperationCanceledException) when (budget.Exhausted.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new() { Errors = [budget.Error] };
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return admission.Rejection ?? new() { Errors = [new GatewayError(ErrorCodes.OperationTimeout, $"The answer to a change took longer than the {options.Value.Timeout.TotalSeconds:0.###} seconds allowed and was given up.")] };
        }
    }

    /// <summary>Whom the events are answered for.</summary>
    /// <param name="Caller">Who subscribed.</param>
    /// <param name="Estimate">How many calls the answer to an event takes at most.</param>
    private sealed record Subscriber(Caller Caller, int Estimate);
}
