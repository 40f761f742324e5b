using System.Net.Http.Headers;
using System.Text;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

/// <summary>Where origins are configured, every response depends on the origin, also one to a request without any.</summary>
public sealed class VaryByOriginTests : IAsyncLifetime
{
    private const string Allowed = "https://app.example.com";
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(settings: new() { ["Security:AllowedOrigins:0"] = Allowed });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("GET", "/graphql?query={__typename}")]
    [InlineData("GET", "/graphql?query={agents(first:100){nodes{id name}}}")]
    [InlineData("HEAD", "/graphql?query={__typename}")]
    [InlineData("GET", "/graphql?query={nothing}")]
    [InlineData("GET", "/graphql")]
    [InlineData("PUT", "/graphql")]
    [InlineData("POST", "/graphql")]
    [InlineData("POST", "/graphql", "nonsense")]
    [InlineData("OPTIONS", "/graphql")]
    [InlineData("GET", "/graphql/persisted/nowhere")]
    [InlineData("GET", "/graphql?sdl")]
    [InlineData("GET", "/graphql/playground/index.html")]
    [InlineData("GET", "/graphql/playground/nowhere")]
    [InlineData("GET", "/recordings/none.mp4")]
    [InlineData("GET", "/health/live")]
    [InlineData("GET", "/nowhere")]
    public async Task Every_response_varies_by_origin_once(string method, string address, string body = """{"query":"{ __typename }"}""")
    {
        foreach (var origin in new[] { null, Allowed, "https://evil.example.com" })
        {
            using var response = await SendAsync(method, address, body, origin);

            Assert.Single(response.Headers.Vary, "Origin");
            Assert.Equal(origin == Allowed, response.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task So_does_a_304_and_a_preflight_and_a_refused_socket()
    {
        using var first = await SendAsync("GET", "/graphql/persisted/AgentGroups", body: null, origin: null);
        using var same = await SendAsync("GET", "/graphql/persisted/AgentGroups", body: null, origin: null, ("If-None-Match", first.Headers.ETag!.ToString()));
        using var preflight = await SendAsync("OPTIONS", "/graphql", body: null, Allowed, ("Access-Control-Request-Method", "POST"));
        using var denied = await SendAsync("OPTIONS", "/graphql", body: null, "https://evil.example.com", ("Access-Control-Request-Method", "POST"));
        using var socket = await SendAsync("GET", "/graphql", body: null, "https://evil.example.com", ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));

        Assert.Equal([304, 204, 204, 403], new[] { same, preflight, denied, socket }.Select(response => (int)response.StatusCode));
        Assert.All([first, same, preflight, denied, socket], response => Assert.Single(response.Headers.Vary, "Origin"));
    }

    [Fact]
    public async Task Without_origins_nothing_depends_on_them()
    {
        await using var closed = await Gateway.StartAsync();
        using var response = await closed.Http.GetAsync(new Uri("/graphql?query={__typename}", UriKind.Relative));

        Assert.DoesNotContain("Origin", response.Headers.Vary);
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string address, string? body, string? origin, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), address);
        if (method is "POST" or "PUT")
            request.Content = new StringContent(body!, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _gateway.Http.SendAsync(request);
    }
}
