using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.Http.Limits;
using GraphGateway.ResponseCaching;
using GraphQL;
using Microsoft.AspNetCore.Http.Features;

namespace GraphGateway.Http;

/// <summary>Writes GraphQL responses as server-sent events, one event per response. It follows the protocol of graphql-sse in "distinct connections" mode.</summary>
internal sealed class EventStreamWriter(
    IGraphQLSerializer serializer, ResponseSender sender, PendingByteBudget budget, ClientConcurrencyLimits limits, IHostApplicationLifetime lifetime, TimeProvider time)
{
    // Short enough for proxies that close idle connections.
    private static readonly TimeSpan _keepAliveInterval = TimeSpan.FromSeconds(12);
    private static readonly byte[] _keepAlive = ":\n\n"u8.ToArray();
    private static readonly byte[] _complete = "event: complete\ndata: \n\n"u8.ToArray();

    /// <exception cref="RequestRejectedException">The operation is a subscription, and the caller or its address has too many. Nothing has been written.</exception>
    public async Task WriteAsync(HttpContext context, ExecutionResult result)
    {
        var caller = GetCaller(context);
        using var subscription = result is SubscriptionResult ? limits.TakeSubscription(caller, context) : null;
        using var expiry = new CancellationTokenSource(caller.LifetimeFrom(time.GetUtcNow()), time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping, expiry.Token);
        // A HEAD response has only headers, so the stream must not run.
        if (HttpMethods.IsHead(context.Request.Method))
            await end.CancelAsync();
        if (result is SubscriptionResult subscriptionResult)
            await WriteAllAsync(context, subscriptionResult, end);
        else
            await WriteOneAsync(context, result);
        if (expiry.IsCancellationRequested)
            await WriteNextAsync(context, new() { Errors = [new GatewayError(ErrorCodes.Unauthenticated, "The credentials have expired. Subscribe again with new ones.")] });
        await WriteAsync(context, _complete);
    }

    private static Caller GetCaller(HttpContext context) => context.RequestServices.GetRequiredService<CallerAccessor>().Caller;

    private Task StartAsync(HttpContext context)
    {
        context.Response.ContentType = $"{MediaTypes.EventStream}; charset=utf-8";
        HttpCacheHeaders.ForbidStoring(context.Response);
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // Tells the client that the stream has started, even if the first event takes long.
        return WriteAsync(context, _keepAlive);
    }

    private async Task WriteOneAsync(HttpContext context, ExecutionResult result)
    {
        await StartAsync(context);
        await WriteNextAsync(context, result);
    }

    private async Task WriteAllAsync(HttpContext context, SubscriptionResult result, CancellationTokenSource end)
    {
        await using var responses = result.ReadAsync(end.Token).GetAsyncEnumerator(end.Token);
        // Subscribes before the client learns that the stream has started, because the client may change something at once and wait for the event.
        var next = responses.MoveNextAsync().AsTask();
        try
        {
            await StartAsync(context);
            while (true)
            {
                while (!await WaitForNextAsync(next))
                    await WriteAsync(context, _keepAlive);
                if (!await next || !await WriteNextAsync(context, responses.Current))
                    return;
                next = responses.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // An async enumerator must not be disposed while MoveNextAsync is pending.
            await end.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> WaitForNextAsync(Task next)
    {
        using var stopWaiting = new CancellationTokenSource();
        await Task.WhenAny(next, Task.Delay(_keepAliveInterval, time, stopWaiting.Token));
        await stopWaiting.CancelAsync();
        return next.IsCompleted;
    }

    /// <returns>Whether the response fits into the budget of pending bytes. If it does not, the error is written instead.</returns>
    private async Task<bool> WriteNextAsync(HttpContext context, ExecutionResult response)
    {
        using var pending = budget.Open(GetCaller(context));
        try
        {
            await WriteAsync(context, await SerializeEventAsync(response, pending));
            return true;
        }
        catch (RequestRejectedException rejection)
        {
            await WriteAsync(context, await SerializeEventAsync(new() { Errors = [rejection.Error] }, pending));
            return false;
        }
    }

    private async Task<ReadOnlyMemory<byte>> SerializeEventAsync(ExecutionResult response, PendingByteReservation pending)
    {
        using var text = new MemoryStream();
        text.Write("event: next\ndata: "u8);
        await serializer.WriteAsync(text, response, CancellationToken.None);
        text.Write("\n\n"u8);
        ResponseMemory.Release(response);
        ResponseMemory.Count(response, text.Capacity, pending);
        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }

    private async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> text)
    {
        await sender.SendAsync(context, text);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
