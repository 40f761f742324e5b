using GraphGateway.Errors;
using GraphGateway.Operations;
using GraphGateway.Security;
using GraphQL;
using Microsoft.AspNetCore.Http.Features;

namespace GraphGateway.Http;

/// <summary>Writes the answers to clients that take a stream: one event an answer, as the package graphql-sse has it for distinct connections.</summary>
internal sealed class EventStreamWriter(IGraphQLSerializer serializer, IHostApplicationLifetime lifetime, TimeProvider time)
{
    // Often enough for proxies that close what is silent.
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(12);
    private static readonly byte[] _comment = ":\n\n"u8.ToArray();
    private static readonly byte[] _complete = "event: complete\ndata: \n\n"u8.ToArray();

    public async Task WriteAsync(HttpContext context, ExecutionResult result)
    {
        var caller = context.RequestServices.GetRequiredService<CallerAccessor>().Caller;
        using var expiry = new CancellationTokenSource(caller.LifetimeFrom(time.GetUtcNow()), time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping, expiry.Token);
        await BeginAsync(context);
        // HEAD is answered by the headers alone: a stream must not run for nobody.
        if (HttpMethods.IsHead(context.Request.Method))
            await end.CancelAsync();
        if (result is StreamedResult streamed)
            await WriteAllAsync(context, streamed, end);
        else
            await WriteNextAsync(context, result);
        if (expiry.IsCancellationRequested)
            await WriteNextAsync(context, new() { Errors = [new GatewayError(ErrorCodes.Unauthenticated, "The credentials have expired. Subscribe again with new ones.")] });
        await WriteAsync(context, _complete);
    }

    private static Task BeginAsync(HttpContext context)
    {
        context.Response.ContentType = $"{MediaTypes.EventStream}; charset=utf-8";
        AnswerCaching.ForbidStoring(context.Response);
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // The client learns that the stream has begun, however long the first event takes.
        return WriteAsync(context, _comment);
    }

    private async Task WriteAllAsync(HttpContext context, StreamedResult result, CancellationTokenSource end)
    {
        await using var answers = result.ReadAsync(end.Token).GetAsyncEnumerator(end.Token);
        var next = Task.FromResult(false);
        try
        {
            while (true)
            {
                next = answers.MoveNextAsync().AsTask();
                while (!await ComesAsync(next))
                    await WriteAsync(context, _comment);
                if (!await next)
                    return;
                await WriteNextAsync(context, answers.Current);
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

    private async Task WriteNextAsync(HttpContext context, ExecutionResult answer)
    {
        using var text = new MemoryStream();
        text.Write("event: next\ndata: "u8);
        await serializer.WriteAsync(text, answer, context.RequestAborted);
        text.Write("\n\n"u8);
        await WriteAsync(context, text.GetBuffer().AsMemory(0, (int)text.Length));
    }

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> text)
    {
        await context.Response.Body.WriteAsync(text, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
