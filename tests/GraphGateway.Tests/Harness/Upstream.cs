using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphGateway.Tests.Harness;

/// <summary>A server on the loopback that answers what a test tells it, for what the sandbox never does.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests = [];

    private Upstream(RequestDelegate answer)
    {
        Answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(context =>
        {
            _requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {string.Join(' ', context.Request.Headers.Where(header => header.Key is not "Host").Select(header => $"{header.Key}={header.Value}"))}".TrimEnd());
            return Answer(context);
        });
    }

    public RequestDelegate Answer { get; set; }

    /// <summary>Who asked for what: method, path and headers, but for the host.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public string Address => _app.Urls.Single();

    public static async Task<Upstream> StartAsync(RequestDelegate? answer = null)
    {
        var upstream = new Upstream(answer ?? (_ => Task.CompletedTask));
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
}
