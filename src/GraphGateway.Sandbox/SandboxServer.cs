using GraphGateway.Sandbox.Activity;
using GraphGateway.Sandbox.Agents;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Sandbox.History;
using GraphGateway.Sandbox.Support;
using GraphGateway.Sandbox.Videos;
using GraphGateway.Sandbox.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Sandbox;

/// <summary>A simulator of the Getscreen REST API, on its own loopback port.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ActivityTimer _activity;

    private SandboxServer(WebApplication app, SandboxOptions options, TimeProvider time)
    {
        _app = app;
        ApiKey = options.ApiKey;
        Faults = new() { Latency = options.Latency, FaultRate = options.FaultRate };
        World = new(options, time);
        _activity = new(World, options.Activity, time);
        Map(options, time);
    }

    /// <summary>ParsePath for each call once its status is known, before the response is sent. A client that has received the response can rely on the callback having run.</summary>
    public Action<SandboxCall>? CallReceived { get; set; }

    /// <summary>The base address of the API, e.g. <c>http://127.0.0.1:40123/v1/</c>.</summary>
    public Uri BaseAddress => new($"{_app.Urls.First()}/v1/");

    /// <summary>The account's API key.</summary>
    public string ApiKey { get; }

    /// <summary>The fault injector of this sandbox.</summary>
    public FaultInjector Faults { get; }

    /// <summary>The simulated account. Tests can read and change it.</summary>
    public SandboxWorld World { get; }

    /// <summary>Starts a sandbox. It accepts requests when the task completes.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        // The empty builder keeps out the host's environment and configuration, such as its URLs and logging.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(System.Net.IPAddress.Loopback, options.Port);
        });
        var server = new SandboxServer(builder.Build(), options, timeProvider);
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Stops the sandbox and aborts the calls in progress.</summary>
    public async ValueTask DisposeAsync()
    {
        await _activity.DisposeAsync();
        Faults.Clear();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await _app.StopAsync(cancelled.Token);
        await _app.DisposeAsync();
    }

    private void Map(SandboxOptions options, TimeProvider time)
    {
        var (agents, support, history) = (new AgentMethods(World, options), new SupportMethods(World, options), new HistoryMethods(World, options));
        var videos = new VideoMethods(World);
        var methods = new Dictionary<string, Func<HttpContext, Task>>(StringComparer.Ordinal)
        {
            ["GET agents/list"] = agents.ListAsync,
            ["POST agents/connect"] = agents.ConnectAsync,
            ["GET support/list"] = support.ListAsync,
            ["POST support/create"] = support.CreateAsync,
            ["GET support/info"] = support.InfoAsync,
            ["POST support/close"] = support.CloseAsync,
            ["GET history/list"] = history.ListAsync,
            [$"GET {VideoMethods.Name}"] = videos.SendAsync,
            [$"HEAD {VideoMethods.Name}"] = videos.SendAsync,
        };
        var faultInjection = new FaultInjectionStep(Faults, options, time);
        _app.Run(context => AnswerAsync(context, methods, faultInjection));
    }

    private async Task AnswerAsync(HttpContext context, Dictionary<string, Func<HttpContext, Task>> methods, FaultInjectionStep faultInjection)
    {
        var (path, name) = ParsePath(context.Request.Path);
        // Reported before the response is sent, so that a client that has the response finds the call recorded.
        var reported = false;
        void Report(int status)
        {
            if (!reported)
                CallReceived?.Invoke(new(context.Request.Method, path, Query(context.Request), status));
            reported = true;
        }

        context.Response.OnStarting(() =>
        {
            Report(context.Response.StatusCode);
            return Task.CompletedTask;
        });
        try
        {
            if (!methods.TryGetValue($"{context.Request.Method} {name}", out var method))
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            else if (Key(context.Request) != ApiKey)
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            else
                await faultInjection.RunAsync(context, name, method);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client disconnected.
        }
        finally
        {
            Report(context.RequestAborted.IsCancellationRequested ? 0 : context.Response.StatusCode);
        }
    }

    // Methods are below /v1, recordings are next to it. All recordings share one name.
    private static (string Path, string Name) ParsePath(PathString path)
    {
        if (path.StartsWithSegments($"/{VideoMethods.Name}", StringComparison.Ordinal))
            return (path.ToString().TrimStart('/'), VideoMethods.Name);
        var method = path.StartsWithSegments("/v1", StringComparison.Ordinal, out var rest) ? rest.ToString().TrimStart('/') : "";
        return (method, method);
    }

    private static string Key(HttpRequest request) =>
        request.Query["apikey"].FirstOrDefault() ?? request.Headers["X-Api-Key"].ToString();

    private static string Query(HttpRequest request) => string.Join('&',
        from parameter in request.Query
        where parameter.Key != "apikey"
        orderby parameter.Key
        select $"{parameter.Key}={parameter.Value}");
}
