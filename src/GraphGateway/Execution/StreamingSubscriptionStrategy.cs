using System.Runtime.CompilerServices;
using GraphGateway.Caching;
using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Limits;
using GraphGateway.Observability;
using GraphQL;
using GraphQL.Execution;
using Microsoft.Extensions.Options;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace GraphGateway.Execution;

/// <summary>
/// Executes a subscription: opens the event stream of its field and executes the selection for each event. Each event has its own data
/// loaders, call budget and timeout.
/// </summary>
internal sealed class StreamingSubscriptionStrategy(IServiceScopeFactory scopes, ErrorMasking masking, IOptions<OperationsOptions> options, TimeProvider time)
    : SubscriptionExecutionStrategy(new CachedSelectionStrategy())
{
    public override async Task<ExecutionResult> ExecuteAsync(ExecutionContext context)
    {
        var root = (RootExecutionNode)BuildExecutionRootNode(context, GetOperationRootType(context));
        if (root.SubFields is not [{ FieldDefinition.StreamResolver: not null } node])
        {
            context.Errors.Add(new GatewayError(ErrorCodes.ValidationFailed, "The subscription selects no field with an event stream. Select one field of the subscription type."));
            return new();
        }

        if (await OpenAsync(context, node) is not { } events)
            return new();
        // The context is valid only during this call, and its token is cancelled by the timeout of the first request.
        var opened = CloneExecutionContext(context, CancellationToken.None);
        var caller = context.RequestServices!.GetRequiredService<CallerAccessor>().Caller;
        var estimate = context.RequestServices!.GetRequiredService<OperationCost>().Estimate ?? 0;
        return new SubscriptionResult(cancellationToken => ResponsesAsync(opened, node, events, new(caller, estimate), cancellationToken)) { Executed = true };
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

    private async IAsyncEnumerable<ExecutionResult> ResponsesAsync(
        ExecutionContext opened, ExecutionNode node, IAsyncEnumerable<object> events, SubscriptionCaller subscriber, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var counted = GatewayTelemetry.CountSubscription();
        await using var source = events.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(opened, node, source, subscriber, cancellationToken) is { } next)
        {
            yield return next.Response;
            if (next.IsLast)
                yield break;
        }
    }

    // Null if the event stream has ended or the client has disconnected.
    private async Task<(ExecutionResult Response, bool IsLast)?> NextAsync(
        ExecutionContext opened, ExecutionNode node, IAsyncEnumerator<object> source, SubscriptionCaller subscriber, CancellationToken cancellationToken)
    {
        try
        {
            return await source.MoveNextAsync() ? (await ExecuteEventAsync(opened, node, source.Current, subscriber, cancellationToken), false) : null;
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

    private async Task<ExecutionResult> ExecuteEventAsync(ExecutionContext opened, ExecutionNode node, object eventData, SubscriptionCaller subscriber, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.Timeout, time);
        await using var scope = scopes.CreateAsyncScope();
        var budget = scope.ServiceProvider.GetRequiredService<ComputeBudget>();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, budget.Exhausted, cancellationToken);
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = subscriber.Caller;
        var flow = scope.ServiceProvider.GetRequiredService<CallFlow>();
        using var admission = CallAdmission.Begin(flow, isMutation: false, time.GetUtcNow() + options.Value.Timeout);
        flow.Expect(subscriber.Estimate);
        var context = CloneExecutionContext(opened, linked.Token);
        context.RequestServices = scope.ServiceProvider;
        try
        {
            return UpstreamExtension.ReportStale(admission.End(await ProcessDataAsync(context, node, eventData)), scope.ServiceProvider.GetRequiredService<ResponseDependencies>());
        }
        catch (OperationCanceledException) when (budget.Exhausted.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new() { Errors = [budget.Error] };
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var message = $"The response to an event took longer than the {options.Value.Timeout.TotalSeconds:0.###} seconds allowed and was stopped.";
            return admission.Rejection ?? new() { Errors = [new GatewayError(ErrorCodes.OperationTimeout, message)] };
        }
    }

    /// <summary>The caller that subscribed, and its cost estimate.</summary>
    /// <param name="Caller">The caller.</param>
    /// <param name="Estimate">The maximum number of upstream calls per event.</param>
    private sealed record SubscriptionCaller(Caller Caller, int Estimate);
}
