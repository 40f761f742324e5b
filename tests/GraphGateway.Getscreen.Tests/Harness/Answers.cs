using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Getscreen.Tests.Harness;

/// <summary>What the stub may be told to answer.</summary>
internal static class Answers
{
    public static RequestDelegate Json(string text) => context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(text, context.RequestAborted);
    };

    public static RequestDelegate Documented(string name) => Json(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name + ".json")));

    public static RequestDelegate Status(int status, int? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        // A body that echoes the request, as error pages do: none of it may come back out of the client.
        return context.Response.WriteAsync($"refused {context.Request.QueryString} {context.Request.Headers["X-Api-Key"]}", context.RequestAborted);
    };

    /// <summary>Answers nothing until the caller hangs up.</summary>
    public static async Task Never(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    /// <summary>Breaks the connection without an answer.</summary>
    public static Task Abort(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Gives each of the answers once, and the last one from then on.</summary>
    public static RequestDelegate InTurn(params RequestDelegate[] answers)
    {
        var next = -1;
        return context => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)](context);
    }
}
