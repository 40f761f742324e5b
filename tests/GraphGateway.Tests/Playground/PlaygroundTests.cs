using System.Net;
using System.Text.RegularExpressions;
using GraphGateway.Playground;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Playground;

/// <summary>True of the built page and of the one that stands in where npm was missing.</summary>
public sealed partial class PlaygroundTests
{
    private const string FromBrowser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Theory]
    [InlineData("/graphql")]
    [InlineData("/graphql/")]
    [InlineData("/behind/a/path/graphql")]
    public async Task Every_link_of_the_page_leads_to_a_file_of_the_server(string path)
    {
        await using var app = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var page = await GetAsync(client, path);

        var links = LinkPattern().Matches(await page.Content.ReadAsStringAsync()).Select(match => match.Groups["link"].Value).ToList();

        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            using var file = await client.GetAsync(new Uri(page.RequestMessage!.RequestUri!, link));
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.NotNull(file.Headers.ETag);
        }
    }

    [Fact]
    public async Task The_page_runs_no_script_but_its_own_and_depends_on_accept()
    {
        await using var app = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var page = await GetAsync(client, "/graphql");

        Assert.Contains("script-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]* src=)", await page.Content.ReadAsStringAsync());
        Assert.Equal("Accept", page.Headers.Vary.Single());
        Assert.True(page.Headers.CacheControl!.NoCache);
    }

    [Fact]
    public async Task A_page_the_browser_has_is_not_sent_again()
    {
        await using var app = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var first = await GetAsync(client, "/graphql");
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await GetAsync(client, "/graphql");

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/graphql", "application/json")]
    [InlineData("/graphql", "*/*")]
    [InlineData("/graphql", "text/html;q=0")]
    [InlineData("/graphql?query={__typename}", FromBrowser)]
    [InlineData("/graphql?sdl", FromBrowser)]
    public async Task What_is_no_browser_opening_the_endpoint_does_not_get_the_page(string address, string accept)
    {
        await using var app = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var answer = await GetAsync(client, address, accept);

        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
    }

    [Theory]
    [InlineData("Production", null, HttpStatusCode.NotImplemented)]
    [InlineData("Production", "true", HttpStatusCode.OK)]
    [InlineData("Development", null, HttpStatusCode.OK)]
    [InlineData("Development", "false", HttpStatusCode.NotImplemented)]
    public async Task The_page_is_there_in_development_and_where_it_was_asked_for(string environment, string? enabled, HttpStatusCode expected)
    {
        await using var app = await StartAsync(environment, enabled);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var answer = await GetAsync(client, "/graphql");
        using var file = await client.GetAsync("/graphql/playground/index.html");

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? HttpStatusCode.OK : HttpStatusCode.NotFound, file.StatusCode);
    }

    [Theory]
    [InlineData("/", "/graphql")]
    [InlineData("/?from=bookmark", "/graphql")]
    [InlineData("/behind/a/path/", "/behind/a/path/graphql")]
    [InlineData("/behind/a/path", "/behind/a/path/graphql")]
    public async Task The_root_leads_to_the_page(string root, string page)
    {
        await using var app = await StartAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        using var redirect = await GetAsync(client, root);

        Assert.Equal(HttpStatusCode.Found, redirect.StatusCode);
        var target = new Uri(redirect.RequestMessage!.RequestUri!, redirect.Headers.Location!);
        Assert.Equal(page, target.PathAndQuery);
        using var answer = await GetAsync(client, target.ToString());
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_redirect_of_the_root_is_relative_so_that_it_holds_behind_a_proxy_that_strips_a_prefix()
    {
        await using var app = await StartAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        using var redirect = await GetAsync(client, "/");

        Assert.Equal("graphql", redirect.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("Production", null)]
    [InlineData("Development", "false")]
    public async Task Without_the_page_the_root_is_not_found(string environment, string? enabled)
    {
        await using var app = await StartAsync(environment, enabled);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var answer = await GetAsync(client, "/");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string address, string accept = FromBrowser)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(accept);
        return await client.SendAsync(request);
    }

    // What stands for GraphQL answers 501, so that it shows who answered.
    private static async Task<WebApplication> StartAsync(string environment = "Development", string? enabled = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = environment });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Configuration["Playground:Enabled"] = enabled;
        builder.Services.AddRouting().AddPlayground();
        var app = builder.Build();
        app.UsePathBase("/behind/a/path");
        app.UseRouting();
        app.MapPlayground("/graphql");
        app.MapGet("/graphql", (HttpContext context, PlaygroundPage page) =>
            page.Matches(context.Request) ? page.WriteAsync(context) : Task.FromResult(context.Response.StatusCode = StatusCodes.Status501NotImplemented));
        await app.StartAsync();
        return app;
    }

    [GeneratedRegex("(?:src|href)=\"(?<link>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkPattern();
}
