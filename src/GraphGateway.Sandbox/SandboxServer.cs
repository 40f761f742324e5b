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

/// <summary>A simulator of the Getscreen REST API on a loopback port of its own.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ActivityTimer _activity;

    private SandboxServer(WebApplication app, SandboxOptions options, TimeProvider time)
    {
        _app = app;
        ApiKey = options.ApiKey;
        Disturbances = new() { Latency = options.Latency, FaultRate = options.FaultRate };
        World = new(options, time);
        _activity = new(World, options.Activity, time);
        Map(options, time);
    }

    /// <summary>Told of each call when its answer is certain, just before it leaves: whoever has the answer finds the call told.</summary>
    public Action<SandboxCall>? CallReceived { get; set; }

    /// <summary>Where the API answers, e.g. <c>http://127.0.0.1:40123/v1/</c>.</summary>
    public Uri BaseAddress => new($"{_app.Urls.First()}/v1/");

    /// <summary>The key that opens the account.</summary>
    public string ApiKey { get; }

    /// <summary>What goes wrong.</summary>
    public FaultInjector Disturbances { get; }

    /// <summary>The simulated account, to be looked at and changed.</summary>
    public SandboxWorld World { get; }

    /// <summary>Starts a sandbox; it answers when this returns.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        // Nothing of the host's environment or configuration may leak in: not its URLs, not its logging.
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

    /// <summary>Stops the sandbox; calls in flight are broken off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _activity.DisposeAsync();
        Disturbances.Clear();
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
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
        var disturbance = new FaultInjectionStep(Disturbances, options, time);
        _app.Run(context => AnswerAsync(context, methods, disturbance));
    }

    private async Task AnswerAsync(HttpContext context, Dictionary<string, Func<HttpContext, Task>> methods, FaultInjectionStep disturbance)
    {
        var (path, name) = Called(context.Request.Path);
        // Told before the answer goes out, so that whoever has the answer finds the call noted.
        var told = false;
        void Tell(int status)
        {
            if (!told)
                CallReceived?.Invoke(new(context.Request.Method, path, Query(context.Request), status));
            told = true;
        }

        context.Response.OnStarting(() =>
        {
            Tell(context.Response.StatusCode);
            return Task.CompletedTask;
        });
        try
        {
            if (!methods.TryGetValue($"{context.Request.Method} {name}", out var method))
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            else if (Key(context.Request) != ApiKey)
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            else
                await disturbance.RunAsync(context, name, method);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has left.
        }
        finally
        {
            Tell(context.RequestAborted.IsCancellationRequested ? 0 : context.Response.StatusCode);
        }
    }

    // The methods lie below /v1, and the recordings beside it, all under one name.
    private static (string Path, string Name) Called(PathString path)
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
