using System.Net;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

/// <summary>The schema needs the credentials that operations need.</summary>
public sealed class SchemaDownloadTests
{
    [Fact]
    public async Task Without_credentials_it_is_rejected_where_callers_need_some()
    {
        await using var gateway = await Gateway.StartAsync(new() { Agents = 1, Sessions = 0 }, new() { ["Getscreen:ApiKey"] = "", ["Security:AllowAnonymous"] = "false" });

        using var refused = await SendAsync(gateway, HttpMethod.Get);
        using var head = await SendAsync(gateway, HttpMethod.Head);
        gateway.Http.DefaultRequestHeaders.Add("X-Api-Key", "any-key");
        using var allowed = await SendAsync(gateway, HttpMethod.Get);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK), (refused.StatusCode, head.StatusCode, allowed.StatusCode));
        Assert.Contains("UNAUTHENTICATED", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.ToString());
        Assert.Contains("type Query", await allowed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anonymous_callers_get_it_where_they_may_call()
    {
        await using var gateway = await Gateway.StartAsync(new() { Agents = 1, Sessions = 0 });

        using var allowed = await SendAsync(gateway, HttpMethod.Get);

        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(Gateway gateway, HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, "/graphql?sdl");
        return await gateway.Http.SendAsync(request);
    }
}
