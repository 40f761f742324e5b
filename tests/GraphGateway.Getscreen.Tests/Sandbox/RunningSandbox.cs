using System.Net;
using System.Text.Json;
using GraphGateway.Sandbox;
using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Getscreen.Tests.Sandbox;

/// <summary>A sandbox on a free port with a clock that stands still, and an HTTP client that knows its key.</summary>
internal sealed class RunningSandbox : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    private RunningSandbox(SandboxServer server, FakeTimeProvider clock) => (Server, Clock) = (server, clock);

    public SandboxServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(60) };

    public static async Task<RunningSandbox> StartAsync(Action<SandboxOptions>? change = null)
    {
        var options = new SandboxOptions();
        change?.Invoke(options);
        var clock = new FakeTimeProvider(Start);
        return new(await SandboxServer.StartAsync(options, clock, CancellationToken.None), clock);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Calls a method, e.g. <c>GET history/list?limit=1</c>, with the sandbox's key.</summary>
    public async Task<HttpResponseMessage> CallAsync(string call, string? key = null)
    {
        var (verb, address) = (call.Split(' ')[0], call.Split(' ')[1]);
        var separator = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        using var request = new HttpRequestMessage(new(verb), new Uri(Server.BaseAddress, $"{address}{separator}apikey={key ?? Server.ApiKey}"));
        return await Http.SendAsync(request);
    }

    public async Task<HttpStatusCode> StatusAsync(string call, string? key = null)
    {
        using var response = await CallAsync(call, key);
        return response.StatusCode;
    }

    public async Task<string> TextAsync(string call)
    {
        using var response = await CallAsync(call);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>An answer as it would be on any port: recordings lie on the sandbox's own, which is any free one.</summary>
    public async Task<string> PortlessTextAsync(string call) =>
        (await TextAsync(call)).Replace(Server.BaseAddress.Authority, "sandbox", StringComparison.Ordinal);

    public async Task<JsonElement> JsonAsync(string call)
    {
        using var document = JsonDocument.Parse(await TextAsync(call));
        return document.RootElement.Clone();
    }

    /// <summary>The rows of an answer as documented, where <c>data</c> is a list.</summary>
    public async Task<JsonElement[]> RowsAsync(string call) => [.. (await JsonAsync(call)).GetProperty("data").EnumerateArray()];
}
