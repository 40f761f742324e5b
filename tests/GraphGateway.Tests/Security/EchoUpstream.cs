using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphGateway.Tests.Security;

/// <summary>An upstream that tells each caller the key that it called with, as the name of what it has.</summary>
internal sealed class EchoUpstream : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoUpstream(WebApplication app) => _app = app;

    public string BaseAddress => $"{_app.Urls.Single()}/v1/";

    public static async Task<EchoUpstream> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/v1/agents/list", (string apikey) => Results.Json(new { data = new[] { new { id = 1001, name = apikey, sessions = new { total = 3, last = new { id = 7, start_time = 1_700_000_000 } } } } }));
        app.MapGet("/v1/support/list", (string apikey) => Results.Json(new { remain = 5, data = new[] { new { id = 301, client_name = apikey, status = 0 } } }));
        app.MapGet("/v1/history/list", (string apikey) => Results.Json(new { offset = 0, limit = 100, total = 1, data = new[] { new { id = 7, start = 1_700_000_000, agent = new { id = 1001, name = apikey }, clients = new[] { new { login = apikey } } } } }));
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
