using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphGateway.Getscreen.Tests.Harness;

/// <summary>A real server on the loopback that answers what a test tells it and remembers who asked for what.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Seen> _seen = [];

    private Upstream(RequestDelegate answer)
    {
        Answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(RecordAndAnswer);
    }

    public RequestDelegate Answer { get; set; }

    public IReadOnlyList<Seen> Requests => [.. _seen];

    public Uri Address => new(_app.Urls.Single() + "/v1/");

    public static async Task<Upstream> StartAsync(RequestDelegate answer)
    {
        var upstream = new Upstream(answer);
        await upstream._app.StartAsync();
        return upstream;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private Task RecordAndAnswer(HttpContext context)
    {
        var request = context.Request;
        var key = request.Headers["X-Api-Key"];
        _seen.Enqueue(new(request.Method, request.Path.Value!, request.QueryString.Value!, key.Count == 0 ? null : key.ToString()));
        return Answer(context);
    }
}
