using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.GraphTypes;
using GraphGateway.Http.Limits;
using GraphGateway.ResponseCaching;
using GraphQL;
using Microsoft.AspNetCore.Http.Features;

namespace GraphGateway.Http;

/// <summary>Writes the answers to clients that take a stream: one event an answer, as the package graphql-sse has it for distinct connections.</summary>
internal sealed class EventStreamWriter(
    IGraphQLSerializer serializer, ResponseSender sender, PendingByteBudget budget, ClientConcurrencyLimits limits, IHostApplicationLifetime lifetime, TimeProvider time)
{
    // Often enough for proxies that close what is silent.
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(12);
    private static readonly byte[] _comment = ":\n\n"u8.ToArray();
    private static readonly byte[] _complete = "event: complete\ndata: \n\n"u8.ToArray();

    /// <exception cref="RequestRejectedException">It is a subscription, and the caller or its address has too many; nothing has been written.</exception>
    public async Task WriteAsync(HttpContext context, ExecutionResult result)
    {
        var caller = CallerOf(context);
        using var subscription = result is SubscriptionResult ? limits.TakeSubscription(caller, context) : null;
        using var expiry = new CancellationTokenSource(caller.LifetimeFrom(time.GetUtcNow()), time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping, expiry.Token);
        // HEAD is answered by the headers alone: a stream must not run for nobody.
        if (HttpMethods.IsHead(context.Request.Method))
            await end.CancelAsync();
        if (result is SubscriptionResult streamed)
            await WriteAllAsync(context, streamed, end);
        else
            await WriteOneAsync(context, result);
        if (expiry.IsCancellationRequested)
            await WriteNextAsync(context, new() { Errors = [new GatewayError(ErrorCodes.Unauthenticated, "The credentials have expired. Subscribe again with new ones.")] });
        await WriteAsync(context, _complete);
    }

    private static Caller CallerOf(HttpContext context) => context.RequestServices.GetRequiredService<CallerAccessor>().Caller;

    private Task BeginAsync(HttpContext context)
    {
        context.Response.ContentType = $"{MediaTypes.EventStream}; charset=utf-8";
        HttpCacheHeaders.ForbidStoring(context.Response);
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // The client learns that the stream has begun, however long the first event takes.
        return WriteAsync(context, _comment);
    }

    private async Task WriteOneAsync(HttpContext context, ExecutionResult result)
    {
        await BeginAsync(context);
        await WriteNextAsync(context, result);
    }

    private async Task WriteAllAsync(HttpContext context, SubscriptionResult result, CancellationTokenSource end)
    {
        await using var answers = result.ReadAsync(end.Token).GetAsyncEnumerator(end.Token);
        // Listening begins before the client learns that the stream has begun: it may change something at once, and wait for the event.
        var next = answers.MoveNextAsync().AsTask();
        try
        {
            await BeginAsync(context);
            while (true)
            {
                while (!await ComesAsync(next))
                    await WriteAsync(context, _comment);
                if (!await next || !await WriteNextAsync(context, answers.Current))
                    return;
                next = answers.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // An enumerator must not be disposed of while it is on its way.
            await end.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> ComesAsync(Task next)
    {
        using var enough = new CancellationTokenSource();
        await Task.WhenAny(next, Task.Delay(_silence, time, enough.Token));
        await enough.CancelAsync();
        return next.IsCompleted;
    }

    /// <returns>Whether the answer fits into the budget of pending bytes; if it does not, the error takes its place.</returns>
    private async Task<bool> WriteNextAsync(HttpContext context, ExecutionResult answer)
    {
        using var pending = budget.Open(CallerOf(context));
        try
        {
            await WriteAsync(context, await EventAsync(answer, pending));
            return true;
        }
        catch (RequestRejectedException refusal)
        {
            await WriteAsync(context, await EventAsync(new() { Errors = [refusal.Error] }, pending));
            return false;
        }
    }

    private async Task<ReadOnlyMemory<byte>> EventAsync(ExecutionResult answer, PendingByteReservation pending)
    {
        using var text = new MemoryStream();
        text.Write("event: next\ndata: "u8);
        await serializer.WriteAsync(text, answer, CancellationToken.None);
        text.Write("\n\n"u8);
        ResponseMemory.Release(answer);
        ResponseMemory.Count(answer, text.Capacity, pending);
        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }

    private async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> text)
    {
        await sender.SendAsync(context, text);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
