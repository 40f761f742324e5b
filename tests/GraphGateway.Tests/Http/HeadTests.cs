using System.Net;
using GraphGateway.Subscriptions;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Http;

/// <summary>HEAD is answered like GET, without the body.</summary>
public sealed class HeadTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("/graphql?query={agents(first:2){nodes{id}}}", 200)]
    [InlineData("/graphql?query={agents(first:100){nodes{id name}}}", 200)]
    [InlineData("/graphql/persisted/AgentGroups", 200)]
    [InlineData("/graphql/persisted/nowhere", 400)]
    [InlineData("/graphql?query={nothing}", 400)]
    [InlineData("/graphql?query=mutation{createSupportConnection(input:{}){supportConnection{id}}}", 405)]
    [InlineData("/graphql", 400)]
    [InlineData("/graphql?sdl", 200)]
    [InlineData("/graphql", 200, "text/html")]
    [InlineData("/graphql/playground/index.html", 200, "text/html")]
    [InlineData("/graphql?query={__typename}", 406, "image/png")]
    [InlineData("/health/live", 200)]
    [InlineData("/health/ready", 200)]
    [InlineData("/metrics", 200)]
    [InlineData("/recordings/none.mp4", 403)]
    [InlineData("/nowhere", 404)]
    public async Task Head_has_the_headers_of_get_and_no_body(string address, int status, string accept = "application/graphql-response+json")
    {
        using var get = await SendAsync(HttpMethod.Get, address, accept);
        using var head = await SendAsync(HttpMethod.Head, address, accept);

        Assert.Equal((status, status), ((int)get.StatusCode, (int)head.StatusCode));
        Assert.Equal(Headers(get), Headers(head));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.DoesNotContain(_gateway.Calls, call => call.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_client_has_is_a_304_to_head_as_well()
    {
        using var get = await SendAsync(HttpMethod.Get, "/graphql/persisted/AgentGroups", "*/*");
        using var request = new HttpRequestMessage(HttpMethod.Head, "/graphql/persisted/AgentGroups");
        request.Headers.IfNoneMatch.Add(get.Headers.ETag!);

        using var head = await _gateway.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, head.StatusCode);
    }

    [Fact]
    public async Task Head_of_a_subscription_ends_with_the_headers()
    {
        using var head = await SendAsync(HttpMethod.Head, "/graphql?query=subscription{agentChanged{kind}}", "text/event-stream");
        using var next = await SendAsync(HttpMethod.Get, "/graphql?query={__typename}", "*/*");

        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (head.StatusCode, head.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        await Patience.Until(() => _gateway.Services.GetRequiredService<ChangePollerRegistry>().Count == 0);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string accept)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        return await _gateway.Http.SendAsync(request);
    }

    // A server may leave out what it learns only by writing the body (RFC 9110, 9.3.2).
    private static IEnumerable<string> Headers(HttpResponseMessage response) => response.Headers.Concat(response.Content.Headers)
        .Where(header => header.Key is not ("Date" or "Transfer-Encoding"))
        .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
        .Where(header => header is not "Content-Length: 0")
        .Order(StringComparer.Ordinal);
}
