using System.Collections.Concurrent;
using GraphGateway.Audit;
using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.Http.Limits;
using GraphGateway.Operations;
using GraphQL;

namespace GraphGateway.Http.WebSockets;

/// <summary>The concurrent operations of one WebSocket. The code that removes an operation from the list sends its final message.</summary>
internal sealed partial class SocketOperations(
    HttpContext context, SocketFrames frames, ServerMessages messages, ClientConcurrencyLimits limits, PendingByteBudget budget, LoadShedder loadShedder, OperationExecutor executor, AuditLog audit,
    ErrorMasking masking, IServiceScopeFactory scopes, Action<SocketCloseReason> end, ILogger<SocketOperations> logger)
{
    /// <summary>The maximum number of concurrent operations per socket.</summary>
    public const int Most = 100;

    private readonly ConcurrentDictionary<string, SocketOperation> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _tasks = [];

    /// <exception cref="ProtocolException">An operation with this id is in progress.</exception>
    public void RequireUnused(string id)
    {
        if (_running.ContainsKey(id))
            throw new ProtocolException(SocketCloseReason.IdInUse(id));
    }

    /// <summary>Starts an operation whose id is not in use.</summary>
    public async Task StartAsync(string id, OperationRequest request, Caller caller)
    {
        if (_running.Count >= Most)
        {
            await SendErrorAsync(id, new(ErrorCodes.TooManyOperations, $"{Most} operations are in progress on this socket, the maximum. Complete some, or open another socket."));
            return;
        }

        var operation = new SocketOperation();
        _running[id] = operation;
        var task = Task.Run(() => RunAsync(id, operation, request, caller), CancellationToken.None);
        _tasks[task] = true;
        _ = task.ContinueWith(completed => _tasks.TryRemove(completed, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Sends an error as the result of an operation.</summary>
    public async Task SendErrorAsync(string id, GatewayError error) => await frames.SendAsync(await messages.ErrorAsync(id, error));

    /// <summary>Sends an unexpected failure as an error of the operation. The other operations of the socket continue.</summary>
    public Task SendErrorAsync(string id, Exception exception) => SendErrorAsync(id, masking.ToError(exception, field: null));

    /// <summary>Cancels an operation whose result the client does not want any more.</summary>
    public void Stop(string id)
    {
        if (_running.TryRemove(id, out var operation))
            operation.Stop();
    }

    /// <summary>Completes all subscriptions, and waits for the queries and mutations in progress.</summary>
    public Task CompleteAllAsync()
    {
        foreach (var operation in _running.Values)
            operation.End();
        return Task.WhenAll(_tasks.Keys);
    }

    /// <summary>Cancels all operations without a message to the client.</summary>
    public Task StopAllAsync()
    {
        foreach (var id in _running.Keys)
            Stop(id);
        return Task.WhenAll(_tasks.Keys);
    }

    /// <summary>Logs an unexpected failure and closes the socket.</summary>
    public void Fail(Exception exception)
    {
        LogUnexpected(exception);
        end(SocketCloseReason.InternalError);
    }

    private async Task RunAsync(string id, SocketOperation operation, OperationRequest request, Caller caller)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = caller;
            await SendResultAsync(id, operation, caller, await ExecuteAsync(request, caller, scope.ServiceProvider, operation.Stopped));
        }
        catch (Exception exception) when (IsClientGone(operation, exception))
        {
            // The client is gone, or has cancelled the operation.
        }
        catch (Exception exception)
        {
            await FailAsync(id, operation, exception);
        }
        finally
        {
            _running.TryRemove(new(id, operation));
            operation.Dispose();
        }
    }

    private bool IsClientGone(SocketOperation operation, Exception exception) =>
        SocketFrames.IsGone(exception) && (operation.Stopped.IsCancellationRequested || !frames.IsOpen);

    private async Task FailAsync(string id, SocketOperation operation, Exception exception)
    {
        try
        {
            if (_running.TryRemove(new(id, operation)))
                await SendErrorAsync(id, exception);
        }
        catch (Exception gone) when (SocketFrames.IsGone(gone))
        {
            // The client is gone.
        }
    }

    private async Task<ExecutionResult> ExecuteAsync(OperationRequest request, Caller caller, IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            budget.RequireRoom(caller);
            using var permit = await loadShedder.EnterAsync(cancellationToken);
            return (await executor.RunAsync(request, services, cancellationToken)).Result;
        }
        catch (RequestRejectedException rejection)
        {
            audit.RecordRejection(caller, "request", rejection.Code);
            return new() { Errors = [rejection.Error] };
        }
    }

    private async Task SendResultAsync(string id, SocketOperation operation, Caller caller, ExecutionResult result)
    {
        if (result is SubscriptionResult stream)
        {
            if (!await StreamAsync(id, operation, caller, stream))
                return;
        }
        else if (result is { Executed: false, Errors: { Count: > 0 } errors })
        {
            await SendErrorsAsync(id, operation, errors);
            return;
        }
        else
        {
            await SendNextAsync(id, caller, result);
        }

        // Removed from the list first, because the client may reuse the id after the last message.
        if (_running.TryRemove(new(id, operation)))
            await frames.SendAsync(ServerMessages.Complete(id));
    }

    /// <returns>Whether to send <c>complete</c>: false if the subscription could not start.</returns>
    private async Task<bool> StreamAsync(string id, SocketOperation operation, Caller caller, SubscriptionResult stream)
    {
        try
        {
            using var subscription = limits.TakeSubscription(caller, context);
            await foreach (var response in stream.ReadAsync(operation.Ended))
            {
                if (!await SendNextAsync(id, caller, response))
                    break;
            }

            return true;
        }
        catch (RequestRejectedException rejection)
        {
            audit.RecordRejection(caller, "request", rejection.Code);
            await SendErrorsAsync(id, operation, [rejection.Error]);
            return false;
        }
    }

    private async Task SendErrorsAsync(string id, SocketOperation operation, IEnumerable<ExecutionError> errors)
    {
        if (_running.TryRemove(new(id, operation)))
            await frames.SendAsync(await messages.ErrorAsync(id, errors));
    }

    /// <returns>Whether the response fits into the budget of pending bytes. If it does not, the error is sent instead.</returns>
    private async Task<bool> SendNextAsync(string id, Caller caller, ExecutionResult response)
    {
        using var pending = budget.Open(caller);
        try
        {
            await frames.SendAsync(await NextAsync(id, response, pending));
            return true;
        }
        catch (RequestRejectedException rejection)
        {
            await frames.SendAsync(await NextAsync(id, new() { Errors = [rejection.Error] }, pending));
            return false;
        }
    }

    // A message that waits to be sent counts as pending, too.
    private async Task<ReadOnlyMemory<byte>> NextAsync(string id, ExecutionResult response, PendingByteReservation pending)
    {
        var message = await messages.NextAsync(id, response);
        ResponseMemory.Release(response);
        ResponseMemory.Count(response, message.Length, pending);
        return message;
    }

    [LoggerMessage(EventId = 1400, EventName = "WebSocketFailed", Level = LogLevel.Error, Message = "Unexpected failure on a WebSocket")]
    private partial void LogUnexpected(Exception exception);
}
