using System.Globalization;
using GraphGateway.Sandbox.World;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GraphGateway.Sandbox.FaultInjection;

/// <summary>The request step before a method: delays, holds or fails the call.</summary>
internal sealed class FaultInjectionStep(FaultInjector faults, SandboxOptions options, TimeProvider time)
{
    private static readonly Fault[] _randomFaults = [Fault.Of(500), Fault.Of(503), Fault.Abort];
    private readonly Lock _gate = new();
    private readonly SeededRandom _seededRandom = new(options.Seed);

    public async Task RunAsync(HttpContext context, string path, Func<HttpContext, Task> method)
    {
        if (faults.Latency > TimeSpan.Zero)
            await Task.Delay(faults.Latency, time, context.RequestAborted);
        await faults.Gate(path).WaitAsync(context.RequestAborted);
        if ((faults.Next(path) ?? RandomFault()) is { } fault)
            await FailAsync(context, fault, method);
        else
            await method(context);
    }

    private Fault? RandomFault()
    {
        if (faults.FaultRate <= 0)
            return null;
        lock (_gate)
            return _seededRandom.Chance(faults.FaultRate) ? _seededRandom.Pick(_randomFaults) : null;
    }

    private async Task FailAsync(HttpContext context, Fault fault, Func<HttpContext, Task> method)
    {
        switch (fault.Kind)
        {
            case FaultKind.Html:
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html><body><h1>502 Bad Gateway</h1>proxy.internal:8443</body></html>", context.RequestAborted);
                break;
            case FaultKind.CutJson:
                await TruncateAsync(context, method);
                break;
            case FaultKind.WrongTypes:
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("""{"total":3,"data":[{"id":"secret-word","start":"yesterday"}]}""", context.RequestAborted);
                break;
            case FaultKind.Abort:
                await AbortAsync(context);
                break;
            case FaultKind.Lost:
                context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
                context.Response.Body = Stream.Null;
                await method(context);
                await AbortAsync(context);
                break;
            default:
                context.Response.StatusCode = fault.Status;
                if (fault.RetryAfter is { } wait)
                    context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                await context.Response.WriteAsync("""{"error":"upstream words that no client may see"}""", context.RequestAborted);
                break;
        }
    }

    // The server marks the request as aborted asynchronously. Without this wait, the call could be reported as completed.
    private async Task AbortAsync(HttpContext context)
    {
        context.Abort();
        await Task.Delay(Timeout.InfiniteTimeSpan, time, context.RequestAborted);
    }

    private static async Task TruncateAsync(HttpContext context, Func<HttpContext, Task> method)
    {
        var body = context.Response.Body;
        using var whole = new MemoryStream();
        context.Response.Body = whole;
        await method(context);
        context.Response.Body = body;
        context.Response.ContentLength = null;
        await body.WriteAsync(whole.ToArray().AsMemory(0, (int)whole.Length / 2), context.RequestAborted);
    }
}
