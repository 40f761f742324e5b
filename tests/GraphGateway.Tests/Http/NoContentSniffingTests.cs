using System.Text;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

/// <summary>Every response tells browsers to believe its media type.</summary>
public sealed class NoContentSniffingTests
{
    [Theory]
    [InlineData("GET", "/graphql?query={__typename}")]
    [InlineData("GET", "/graphql?query={nothing}")]
    [InlineData("GET", "/graphql")]
    [InlineData("PUT", "/graphql")]
    [InlineData("POST", "/graphql")]
    [InlineData("OPTIONS", "/graphql")]
    [InlineData("GET", "/graphql?sdl")]
    [InlineData("GET", "/graphql/playground/index.html")]
    [InlineData("GET", "/graphql/playground/nowhere")]
    [InlineData("GET", "/recordings/none.mp4")]
    [InlineData("GET", "/health/live")]
    [InlineData("GET", "/health/ready")]
    [InlineData("GET", "/metrics")]
    [InlineData("GET", "/nowhere")]
    [InlineData("HEAD", "/nowhere")]
    public async Task Every_response_has_nosniff_once(string method, string address)
    {
        await using var gateway = await Gateway.StartAsync(new() { Agents = 1, Sessions = 0 });
        using var request = new HttpRequestMessage(new(method), address);
        if (method == "POST")
            request.Content = new StringContent("{\"query\":\"{ __typename }\"}", Encoding.UTF8, "application/json");

        using var response = await gateway.Http.SendAsync(request);

        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }
}
