using System.Net;
using GraphGateway.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Tests.Recordings;

/// <summary>Where the key goes, and where neither it nor a link may ever stand.</summary>
public sealed class RecordingSecrecyTests
{
    [Theory]
    [InlineData("Query")]
    [InlineData("Header")]
    public async Task The_key_goes_upstream_in_its_place(string placement)
    {
        await using var upstream = await Upstream.StartAsync();
        await using var gateway = await Films.GatewayAsync(upstream, ("Getscreen:KeyPlacement", placement));

        using var response = await Films.SendAsync(gateway, Films.LinkOf(gateway, $"{upstream.Address}/1.mp4?part=2#here"), request =>
        {
            request.Headers.Add("Cookie", "mine=1");
            request.Headers.Add("X-Forwarded-For", "10.0.0.1");
        });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            placement == "Query" ? $"GET /1.mp4?part=2&apikey={Films.Key} Accept-Encoding=identity Content-Length=0" : $"GET /1.mp4?part=2 Accept-Encoding=identity Content-Length=0 X-Api-Key={Films.Key}",
            Assert.Single(upstream.Requests));
    }

    [Fact]
    public async Task A_host_off_the_list_is_never_asked()
    {
        await using var upstream = await Upstream.StartAsync();
        await using var elsewhere = await Upstream.StartAsync();
        await using var gateway = await Films.GatewayAsync(upstream);

        using var response = await Films.SendAsync(gateway, Films.LinkOf(gateway, $"{elsewhere.Address}/1.mp4"));

        Assert.Equal((502, "UPSTREAM_BAD_PAYLOAD"), await Films.RefusalAsync(response));
        Assert.Empty(elsewhere.Requests);
        Assert.Contains("http://127.0.0.1 is not allowed to receive the API key", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_followed_on_the_list_and_refused_off_it(int status)
    {
        await using var elsewhere = await Upstream.StartAsync();
        await using var upstream = await Upstream.StartAsync(context => Redirect(context, status, elsewhere.Address));
        await using var gateway = await Films.GatewayAsync(upstream);

        using var near = await Films.SendAsync(gateway, Films.LinkOf(gateway, $"{upstream.Address}/near"), request => request.Headers.Range = new(0, 1));
        using var far = await Films.SendAsync(gateway, Films.LinkOf(gateway, $"{upstream.Address}/far"));

        Assert.Equal((HttpStatusCode.OK, "here"), (near.StatusCode, await near.Content.ReadAsStringAsync()));
        Assert.Equal((502, "UPSTREAM_BAD_PAYLOAD"), await Films.RefusalAsync(far));
        Assert.Empty(elsewhere.Requests);
        Assert.Equal(2, upstream.Requests.Count(request => request.Contains($"apikey={Films.Key}", StringComparison.Ordinal) && request.Contains("Range=bytes=0-1", StringComparison.Ordinal)));
        Assert.DoesNotContain(Films.Key, $"{near.Headers} {near.Content.Headers} {far.Headers} {await far.Content.ReadAsStringAsync()}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_redirects_are_followed_and_no_more()
    {
        await using var upstream = await Upstream.StartAsync(context => Count(context));
        await using var gateway = await Films.GatewayAsync(upstream);

        using var three = await Films.SendAsync(gateway, Films.LinkOf(gateway, $"{upstream.Address}/3"));
        using var four = await Films.SendAsync(gateway, Films.LinkOf(gateway, $"{upstream.Address}/4"));

        Assert.Equal(HttpStatusCode.OK, three.StatusCode);
        Assert.Equal((502, "UPSTREAM_BAD_PAYLOAD"), await Films.RefusalAsync(four));
        Assert.Equal(8, upstream.Requests.Count);
    }

    [Fact]
    public async Task No_log_at_any_level_holds_a_link_an_address_or_a_key()
    {
        await using var upstream = await Upstream.StartAsync(context => Redirect(context, 302, "http://127.0.0.1:9"));
        await using var gateway = await Films.GatewayAsync(upstream);
        await using var passing = await Gateway.StartAsync(settings: new() { ["Getscreen:ApiKey"] = "", ["Security:AllowAnonymous"] = "false" });
        passing.Http.DefaultRequestHeaders.Add("X-Api-Key", passing.Sandbox.ApiKey);
        Uri[] links = [.. new[] { "near-9f31", "far-9f31", "good-9f31" }.Select(name => Films.LinkOf(gateway, $"{upstream.Address}/{name}"))];
        var (session, own) = await Films.NewestAsync(passing, 1000);

        foreach (var link in links)
            await AskAsync(gateway, link);
        await AskAsync(passing, own);
        gateway.Clock.Advance(TimeSpan.FromHours(1));
        await AskAsync(gateway, links[0]);

        var log = gateway.Log.Text + passing.Log.Text;
        Assert.Contains("Request starting HTTP/1.1 GET", log, StringComparison.Ordinal);
        Assert.All([.. links, own], link => Assert.DoesNotContain(link.OriginalString.Split('/')[^1][..24], log, StringComparison.Ordinal));
        string[] secrets = [Films.Key, passing.Sandbox.ApiKey, "near-9f31", "far-9f31", "good-9f31", $"{session.Id}.mp4"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
    }

    // A GET, a HEAD, a forged link and a wrong method.
    private static async Task AskAsync(Gateway gateway, Uri link)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Put })
            (await Films.SendAsync(gateway, link, request => request.Method = method)).Dispose();
        (await Films.SendAsync(gateway, new($"{link.OriginalString}x", UriKind.RelativeOrAbsolute))).Dispose();
    }

    private static Task Redirect(HttpContext context, int status, string elsewhere)
    {
        var target = context.Request.Path.Value switch
        {
            "/near" or "/near-9f31" => "/there",
            "/far" or "/far-9f31" => $"{elsewhere}/1.mp4{context.Request.QueryString}",
            _ => null,
        };
        if (target is null)
            return context.Response.WriteAsync("here", context.RequestAborted);
        (context.Response.StatusCode, context.Response.Headers.Location) = (status, target);
        return Task.CompletedTask;
    }

    private static Task Count(HttpContext context)
    {
        var left = context.Request.Path.Value![1] - '0';
        if (left > 0)
            context.Response.Redirect($"/{left - 1}");
        return Task.CompletedTask;
    }
}
