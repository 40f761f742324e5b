using System.Text.Json;
using GraphGateway.Audit;
using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Http.Limits;
using GraphGateway.Observability;
using GraphGateway.Security;

namespace GraphGateway.Http.WebSockets;

/// <summary>A session of the <c>graphql-transport-ws</c> protocol on one WebSocket, from the first message to the close.</summary>
internal sealed class SocketSession(
    HttpContext context, SocketFrames frames, CallerAuthenticator callers, RequestRateLimiter rate, ClientConcurrencyLimits limits, PendingByteBudget budget, OperationReader reader, AuditLog audit,
    HttpOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan _initTimeout = TimeSpan.FromSeconds(10);

    // The time that a client may take to complete the close handshake.
    private static readonly TimeSpan _closeTimeout = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource<SocketCloseReason> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _expiry;
    private IDisposable? _socketPermit;
    private bool _isInitialised;
    private Caller? _caller;

    /// <summary>Ends the session. The first reason wins and is sent to the client.</summary>
    public void End(SocketCloseReason end) => _end.TrySetResult(end);

    public async Task RunAsync(SocketOperations operations, CancellationToken stopping)
    {
        await using var stop = stopping.Register(() => End(SocketCloseReason.GoingAway));
        await using var initTimer = time.CreateTimer(_ => EndUnlessInitialised(), state: null, _initTimeout, Timeout.InfiniteTimeSpan);
        var reading = ReadAllAsync(operations);
        var end = await _end.Task;
        if (end == SocketCloseReason.GoingAway)
            await operations.CompleteAllAsync();
        await using var grace = time.CreateTimer(_ => frames.Abort(), state: null, _closeTimeout, Timeout.InfiniteTimeSpan);
        await operations.StopAllAsync();
        await CloseAsync(end);
        await reading;
        // Stops operations that were starting during the first call.
        await operations.StopAllAsync();
    }

    public void Dispose()
    {
        _expiry?.Dispose();
        _socketPermit?.Dispose();
    }

    private void EndUnlessInitialised()
    {
        if (!Volatile.Read(ref _isInitialised))
            End(SocketCloseReason.InitTimeout);
    }

    // Reads until the client's close frame, even if the session has ended and messages are ignored.
    private async Task ReadAllAsync(SocketOperations operations)
    {
        try
        {
            while (await ReadOneAsync(operations))
            {
            }
        }
        catch (Exception exception) when (SocketFrames.IsGone(exception))
        {
            // The client is gone.
        }
        finally
        {
            End(SocketCloseReason.ClientClosed);
        }
    }

    private async Task<bool> ReadOneAsync(SocketOperations operations)
    {
        try
        {
            if (await frames.ReadAsync() is not { } text)
                return false;
            if (!_end.Task.IsCompleted)
                await HandleAsync(ClientMessage.Parse(text), operations);
        }
        catch (ProtocolException violation)
        {
            End(violation.End);
        }
        catch (RequestRejectedException)
        {
            End(SocketCloseReason.TooManyRequests);
        }
        catch (Exception exception) when (!SocketFrames.IsGone(exception))
        {
            operations.Fail(exception);
        }

        return true;
    }

    private Task HandleAsync(ClientMessage message, SocketOperations operations) => message.Type switch
    {
        "connection_init" => InitialiseAsync(message.ObjectPayload()),
        "ping" => frames.SendAsync(ServerMessages.Pong),
        "pong" => Task.CompletedTask,
        "subscribe" => SubscribeAsync(message, operations),
        "complete" => CompleteAsync(message.RequireId(), operations),
        _ => throw new ProtocolException(SocketCloseReason.Invalid("Invalid message: unknown type")),
    };

    private async Task InitialiseAsync(JsonElement? payload)
    {
        if (_isInitialised)
            throw new ProtocolException(SocketCloseReason.SecondInit);
        Volatile.Write(ref _isInitialised, value: true);
        ApplyCredentials(payload);
        var caller = await callers.AuthenticateAsync(context) ?? throw Forbidden();
        _socketPermit = limits.TryTakeSocket(caller) ?? throw TooManySockets(caller);
        frames.Initialise(budget.Open(caller));
        _caller = caller;
        _expiry = time.CreateTimer(_ => End(SocketCloseReason.Expired), state: null, _caller.LifetimeFrom(time.GetUtcNow()), Timeout.InfiniteTimeSpan);
        await frames.SendAsync(ServerMessages.Ack);
    }

    private void ApplyCredentials(JsonElement? payload)
    {
        try
        {
            SocketCredentials.Take(payload, context.Request.Headers);
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode();
        }
    }

    // System.Text.Json decodes a string only when it is read.
    private static ProtocolException NotUnicode() => new(SocketCloseReason.Invalid("Invalid message: it contains a string that is not Unicode"));

    private ProtocolException Forbidden()
    {
        audit.RecordRejection(caller: null, "request", ErrorCodes.Unauthenticated);
        rate.CheckUnauthenticated(context);
        return new(SocketCloseReason.Forbidden);
    }

    private ProtocolException TooManySockets(Caller caller)
    {
        audit.RecordRejection(caller, "request", ErrorCodes.Overloaded);
        GatewayTelemetry.CountShed(ErrorCodes.Overloaded);
        return new(SocketCloseReason.TooManySockets(options.MaxSocketsPerCaller));
    }

    private async Task SubscribeAsync(ClientMessage message, SocketOperations operations)
    {
        if (_caller is null)
            throw new ProtocolException(SocketCloseReason.Unauthorized);
        var id = message.RequireId();
        operations.RequireUnused(id);
        var payload = message.ObjectPayload() ?? throw new ProtocolException(SocketCloseReason.Invalid("Invalid message: subscribe needs a payload"));
        try
        {
            rate.Check(_caller);
            message.RequireLimits();
            await operations.StartAsync(id, reader.Read(payload, idOfPath: null) with { AcceptsStream = true }, _caller);
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode();
        }
        catch (RequestRejectedException rejection) when (rejection.IsMalformed)
        {
            throw new ProtocolException(SocketCloseReason.Invalid($"Invalid message: {rejection.Message}"));
        }
        catch (RequestRejectedException rejection)
        {
            await RefuseAsync(id, rejection, operations);
        }
        catch (Exception exception) when (!SocketFrames.IsGone(exception))
        {
            await operations.SendErrorAsync(id, exception);
        }
    }

    private Task RefuseAsync(string id, RequestRejectedException rejection, SocketOperations operations)
    {
        if (rejection.Code != ErrorCodes.BadRequest)
            audit.RecordRejection(_caller, "request", rejection.Code);
        return operations.SendErrorAsync(id, rejection.Error);
    }

    private static Task CompleteAsync(string id, SocketOperations operations)
    {
        operations.Stop(id);
        return Task.CompletedTask;
    }

    private async Task CloseAsync(SocketCloseReason end)
    {
        try
        {
            await frames.CloseAsync(end);
        }
        catch (Exception exception) when (SocketFrames.IsGone(exception))
        {
            // The client is gone.
        }
    }
}
