using GraphGateway.Callers;
using GraphGateway.Execution;
using GraphGateway.Getscreen;
using GraphGateway.Http;
using GraphGateway.Http.Limits;
using GraphGateway.Limits;
using GraphGateway.Operations;
using GraphGateway.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphGateway.Benchmarks.Execution;

/// <summary>The server's own services within one request's scope, whose loaders hold all that was asked for once: what runs again runs over data at hand.</summary>
internal sealed class WarmGateway : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly AsyncServiceScope _scope;
    private readonly OperationExecutor _runner;
    private readonly ResponseWriter _writer;

    private WarmGateway(WebApplication app)
    {
        (_app, _scope) = (app, app.Services.CreateAsyncScope());
        (_runner, _writer) = (app.Services.GetRequiredService<OperationExecutor>(), app.Services.GetRequiredService<ResponseWriter>());
        var account = app.Services.GetRequiredService<GetscreenAccountRegistry>().Find(GetscreenAccountRegistry.Default)!;
        _scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = new("benchmark", Name: null, account, Scopes.All);
    }

    public static async Task<WarmGateway> StartAsync(SandboxServer world, ExecutionMode execution)
    {
        var app = await GraphGateway.Program.BuildAsync(
            [
                "--Sandbox:Enabled=false", $"--Getscreen:BaseAddress={world.BaseAddress}", $"--Getscreen:ApiKey={world.ApiKey}",
                "--Security:AllowAnonymous=true", "--Operations:MaxUpstreamCalls=100000", $"--Operations:Execution={execution}",
            ],
            builder => builder.Logging.ClearProviders());
        return new(app);
    }

    public IServiceProvider Services => _scope.ServiceProvider;

    /// <summary>Runs an operation; its answer is not written.</summary>
    public Task<OperationResult> RunAsync(Workload workload) => _runner.RunAsync(workload.Request, _scope.ServiceProvider, CancellationToken.None);

    /// <summary>Runs an operation and writes its answer to nowhere.</summary>
    /// <returns>How many bytes the answer has.</returns>
    public async Task<long> AnswerAsync(Workload workload)
    {
        var context = new DefaultHttpContext();
        context.Response.Body = Stream.Null;
        using var pending = Services.GetRequiredService<PendingByteBudget>().Open(_scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller);
        using var response = await _writer.PrepareAsync(await RunAsync(workload), "application/json", pending);
        await _writer.SendAsync(context, response);
        return context.Response.ContentLength!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _app.DisposeAsync();
    }
}
