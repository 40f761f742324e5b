using System.Text.Json;
using GraphGateway.Audit;
using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Http.Limits;
using GraphGateway.Observability;
using GraphGateway.Security;

namespace GraphGateway.Http.WebSockets;

/// <summary>One socket that speaks <c>graphql-transport-ws</c>, from its first message to its last.</summary>
internal sealed class SocketSession(
    HttpContext context, SocketFrames frames, CallerAuthenticator callers, RequestRateLimiter rate, ClientConcurrencyLimits limits, PendingByteBudget budget, OperationReader reader, AuditLog audit,
    HttpOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan _initTimeout = TimeSpan.FromSeconds(10);

    // How long a client may take to say goodbye.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource<SocketCloseReason> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _expiry;
    private IDisposable? _counted;
    private bool _isInitialised;
    private Caller? _caller;

    /// <summary>Ends the socket; the first reason given is the one that is told.</summary>
    public void End(SocketCloseReason end) => _end.TrySetResult(end);

    public async Task RunAsync(SocketOperations operations, CancellationToken stopping)
    {
        await using var stop = stopping.Register(() => End(SocketCloseReason.GoingAway));
        await using var late = time.CreateTimer(_ => EndUnlessInitialised(), state: null, _initTimeout, Timeout.InfiniteTimeSpan);
        var reading = ReadAllAsync(operations);
        var end = await _end.Task;
        if (end == SocketCloseReason.GoingAway)
            await operations.CompleteAllAsync();
        await using var grace = time.CreateTimer(_ => frames.Abort(), state: null, _grace, Timeout.InfiniteTimeSpan);
        await operations.StopAllAsync();
        await SayGoodbyeAsync(end);
        await reading;
        // What was just being started when the first ones were stopped.
        await operations.StopAllAsync();
    }

    public void Dispose()
    {
        _expiry?.Dispose();
        _counted?.Dispose();
    }

    private void EndUnlessInitialised()
    {
        if (!Volatile.Read(ref _isInitialised))
            End(SocketCloseReason.InitTimeout);
    }

    // Reads to the client's own goodbye, even when nothing it says matters any more.
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
            End(SocketCloseReason.Left);
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
        _ => throw new ProtocolException(SocketCloseReason.Invalid("Invalid message: its type is none that a client sends")),
    };

    private async Task InitialiseAsync(JsonElement? payload)
    {
        if (_isInitialised)
            throw new ProtocolException(SocketCloseReason.SecondInit);
        Volatile.Write(ref _isInitialised, value: true);
        Take(payload);
        var caller = await callers.ReadAsync(context) ?? throw Forbidden();
        _counted = limits.TryTakeSocket(caller) ?? throw TooManySockets(caller);
        frames.Initialise(budget.Open(caller));
        _caller = caller;
        _expiry = time.CreateTimer(_ => End(SocketCloseReason.Expired), state: null, _caller.LifetimeFrom(time.GetUtcNow()), Timeout.InfiniteTimeSpan);
        await frames.SendAsync(ServerMessages.Ack);
    }

    private void Take(JsonElement? payload)
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

    // Texts are not looked into before somebody wants to have them.
    private static ProtocolException NotUnicode() => new(SocketCloseReason.Invalid("Invalid message: it holds a text that is not Unicode"));

    private ProtocolException Forbidden()
    {
        audit.Refused(caller: null, "request", ErrorCodes.Unauthenticated);
        rate.CheckStranger(context);
        return new(SocketCloseReason.Forbidden);
    }

    private ProtocolException TooManySockets(Caller caller)
    {
        audit.Refused(caller, "request", ErrorCodes.Overloaded);
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
            await operations.StartAsync(id, reader.Read(payload, idOfPath: null) with { TakesStream = true }, _caller);
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode();
        }
        catch (RequestRejectedException refusal) when (refusal.IsMalformed)
        {
            throw new ProtocolException(SocketCloseReason.Invalid($"Invalid message: {refusal.Message}"));
        }
        catch (RequestRejectedException refusal)
        {
            await RefuseAsync(id, refusal, operations);
        }
        catch (Exception exception) when (!SocketFrames.IsGone(exception))
        {
            await operations.RefuseAsync(id, exception);
        }
    }

    private Task RefuseAsync(string id, RequestRejectedException refusal, SocketOperations operations)
    {
        if (refusal.Code != ErrorCodes.BadRequest)
            audit.Refused(_caller, "request", refusal.Code);
        return operations.RefuseAsync(id, refusal.Error);
    }

    private static Task CompleteAsync(string id, SocketOperations operations)
    {
        operations.Stop(id);
        return Task.CompletedTask;
    }

    private async Task SayGoodbyeAsync(SocketCloseReason end)
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
