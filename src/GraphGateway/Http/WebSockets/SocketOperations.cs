using System.Collections.Concurrent;
using GraphGateway.Audit;
using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.Http.Limits;
using GraphGateway.Operations;
using GraphQL;

namespace GraphGateway.Http.WebSockets;

/// <summary>The operations that run on one socket, side by side. Whoever takes one off the list has the last word about it.</summary>
internal sealed partial class SocketOperations(
    HttpContext context, SocketFrames frames, ServerMessages messages, ClientConcurrencyLimits limits, PendingByteBudget budget, LoadShedder gate, OperationExecutor runner, AuditLog audit,
    ErrorMasking masking, IServiceScopeFactory scopes, Action<SocketCloseReason> end, ILogger<SocketOperations> logger)
{
    /// <summary>How many operations may run on one socket.</summary>
    public const int Most = 100;

    private readonly ConcurrentDictionary<string, SocketOperation> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _works = [];

    /// <exception cref="ProtocolException">An operation of this id is running.</exception>
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
            await RefuseAsync(id, new(ErrorCodes.TooManyOperations, $"{Most} operations run on this socket already. End some, or open another socket."));
            return;
        }

        var operation = new SocketOperation();
        _running[id] = operation;
        var work = Task.Run(() => RunAsync(id, operation, request, caller), CancellationToken.None);
        _works[work] = true;
        _ = work.ContinueWith(done => _works.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async Task RefuseAsync(string id, GatewayError error) => await frames.SendAsync(await messages.ErrorAsync(id, error));

    /// <summary>Returns an unexpected failure as an error of the operation; the other operations of the socket go on.</summary>
    public Task RefuseAsync(string id, Exception exception) => RefuseAsync(id, masking.ToError(exception, field: null));

    /// <summary>Ends an operation that the client wants to hear no more of.</summary>
    public void Stop(string id)
    {
        if (_running.TryRemove(id, out var operation))
            operation.Stop();
    }

    /// <summary>Lets what gives one answer give it, and completes the streams.</summary>
    public Task CompleteAllAsync()
    {
        foreach (var operation in _running.Values)
            operation.End();
        return Task.WhenAll(_works.Keys);
    }

    /// <summary>Stops them all without a word.</summary>
    public Task StopAllAsync()
    {
        foreach (var id in _running.Keys)
            Stop(id);
        return Task.WhenAll(_works.Keys);
    }

    /// <summary>Ends the socket, for something went wrong that should not.</summary>
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
            await AnswerAsync(id, operation, caller, await ResultAsync(request, caller, scope.ServiceProvider, operation.Stopped));
        }
        catch (Exception exception) when (IsUnwanted(operation, exception))
        {
            // The client is gone, or wants to hear no more of it.
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

    private bool IsUnwanted(SocketOperation operation, Exception exception) =>
        SocketFrames.IsGone(exception) && (operation.Stopped.IsCancellationRequested || !frames.IsOpen);

    private async Task FailAsync(string id, SocketOperation operation, Exception exception)
    {
        try
        {
            if (_running.TryRemove(new(id, operation)))
                await RefuseAsync(id, exception);
        }
        catch (Exception gone) when (SocketFrames.IsGone(gone))
        {
            // Nobody is there to read the error.
        }
    }

    private async Task<ExecutionResult> ResultAsync(OperationRequest request, Caller caller, IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            budget.RequireRoom(caller);
            using var slot = await gate.EnterAsync(cancellationToken);
            return (await runner.RunAsync(request, services, cancellationToken)).Result;
        }
        catch (RequestRejectedException refusal)
        {
            audit.Refused(caller, "request", refusal.Code);
            return new() { Errors = [refusal.Error] };
        }
    }

    private async Task AnswerAsync(string id, SocketOperation operation, Caller caller, ExecutionResult result)
    {
        if (result is SubscriptionResult stream)
        {
            if (!await ListenAsync(id, operation, caller, stream))
                return;
        }
        else if (result is { Executed: false, Errors: { Count: > 0 } errors })
        {
            await EndWithAsync(id, operation, errors);
            return;
        }
        else
        {
            await SendNextAsync(id, caller, result);
        }

        // Off the list first: with the last message the client may use the id again.
        if (_running.TryRemove(new(id, operation)))
            await frames.SendAsync(ServerMessages.Complete(id));
    }

    /// <returns>Whether the subscription is to be completed; false if it could not begin.</returns>
    private async Task<bool> ListenAsync(string id, SocketOperation operation, Caller caller, SubscriptionResult stream)
    {
        try
        {
            using var subscription = limits.TakeSubscription(caller, context);
            await foreach (var answer in stream.ReadAsync(operation.Ended))
            {
                if (!await SendNextAsync(id, caller, answer))
                    break;
            }

            return true;
        }
        catch (RequestRejectedException refusal)
        {
            audit.Refused(caller, "request", refusal.Code);
            await EndWithAsync(id, operation, [refusal.Error]);
            return false;
        }
    }

    private async Task EndWithAsync(string id, SocketOperation operation, IEnumerable<ExecutionError> errors)
    {
        if (_running.TryRemove(new(id, operation)))
            await frames.SendAsync(await messages.ErrorAsync(id, errors));
    }

    /// <returns>Whether the answer fits into the budget of pending bytes; if it does not, the error takes its place.</returns>
    private async Task<bool> SendNextAsync(string id, Caller caller, ExecutionResult answer)
    {
        using var pending = budget.Open(caller);
        try
        {
            await frames.SendAsync(await NextAsync(id, answer, pending));
            return true;
        }
        catch (RequestRejectedException refusal)
        {
            await frames.SendAsync(await NextAsync(id, new() { Errors = [refusal.Error] }, pending));
            return false;
        }
    }

    // What waits for its turn to be sent is counted, too.
    private async Task<ReadOnlyMemory<byte>> NextAsync(string id, ExecutionResult answer, PendingByteReservation pending)
    {
        var message = await messages.NextAsync(id, answer);
        ResponseMemory.Release(answer);
        ResponseMemory.Count(answer, message.Length, pending);
        return message;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected failure on a WebSocket")]
    private partial void LogUnexpected(Exception exception);
}
