using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Security;

/// <summary>What browsers may do, and what the server believes of proxies.</summary>
public sealed class BrowserTests
{
    private const string Origin = "https://app.example.com";

    [Fact]
    public async Task Pages_of_other_origins_may_call_only_where_they_are_named()
    {
        await using var closed = await Gateway.StartAsync();
        await using var open = await Gateway.StartAsync(settings: new() { ["Security:AllowedOrigins:0"] = Origin });

        Assert.Null(await AllowedOriginAsync(closed, Origin));
        Assert.Equal(Origin, await AllowedOriginAsync(open, Origin));
        Assert.Null(await AllowedOriginAsync(open, "https://evil.example.com"));
    }

    [Fact]
    public async Task A_preflight_allows_the_headers_of_credentials_and_never_cookies()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Security:AllowedOrigins:0"] = Origin });
        using var request = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        request.Headers.Add("Origin", Origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,idempotency-key");

        using var response = await gateway.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Contains("authorization", response.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_post_that_a_form_could_send_is_refused(string contentType)
    {
        await using var gateway = await Gateway.StartAsync();
        using var content = new StringContent("""{"query":"mutation { createSupportConnection(input: {}) { errors { __typename } } }"}""");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await gateway.Http.PostAsync("/graphql", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task A_cookie_is_never_a_credential()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:ApiKey"] = "" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ viewer { account } }" }) };
        request.Headers.Add("Cookie", "X-Api-Key=sandbox-key; Authorization=Bearer sandbox-key");

        using var response = await gateway.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("", false)]
    public async Task Forwarded_headers_are_believed_of_known_proxies_alone(string proxy, bool believed)
    {
        var settings = new Dictionary<string, string> { ["environment"] = "Production", ["Getscreen:ApiKey"] = "" };
        if (proxy.Length > 0)
            settings["Http:KnownProxies:0"] = proxy;
        await using var gateway = await Gateway.StartAsync(settings: settings);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={viewer{account}}");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "gateway.example.com");

        using var response = await gateway.Http.SendAsync(request);

        // The header is sent behind TLS alone, and so shows whether the scheme was believed.
        Assert.Equal(believed, response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task In_production_the_schema_the_page_and_suggestions_are_off()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["environment"] = "Production" });

        var introspection = await gateway.AskAsync("{ __schema { queryType { name } } }");
        var misspelt = await gateway.AskAsync("{ agentz { nodez } }");
        using var sdl = await gateway.Http.GetAsync(new Uri("/graphql?sdl", UriKind.Relative));
        using var page = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        page.Headers.Add("Accept", "text/html");
        using var answer = await gateway.Http.SendAsync(page);

        Assert.Equal("GRAPHQL_VALIDATION_FAILED", introspection.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.DoesNotContain("Did you mean", misspelt.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.False(sdl.IsSuccessStatusCode);
        Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEqual(JsonValueKind.Undefined, misspelt.ValueKind);
    }

    private static async Task<string?> AllowedOriginAsync(Gateway gateway, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ viewer { account } }" }) };
        request.Headers.Add("Origin", origin);
        using var response = await gateway.Http.SendAsync(request);
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
    }
}
