using System.Net;
using GraphGateway.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Tests.Recordings;

/// <summary>A link, and all links of an account, may be followed so often at once and within a window.</summary>
public sealed class RecordingDownloadLimitTests
{
    [Theory]
    [InlineData("Recordings:MaxConcurrentPerLink", false)]
    [InlineData("Recordings:MaxConcurrentPerAccount", true)]
    public async Task Downloads_side_by_side_are_limited(string setting, bool useOthers)
    {
        await using var upstream = await Upstream.StartAsync(Endless);
        await using var gateway = await Films.GatewayAsync(upstream, (setting, "2"));
        var links = Enumerable.Range(1, 3).Select(number => Films.LinkOf(gateway, $"{upstream.Address}/{(useOthers ? number : 1)}.mp4")).ToArray();
        if (!useOthers)
            links = [links[0], links[0], links[0]];
        using var first = await Films.SendAsync(gateway, links[0]);
        var second = await Films.SendAsync(gateway, links[1]);

        using var refused = await Films.SendAsync(gateway, links[2]);

        Assert.Equal((429, "RATE_LIMITED"), await Films.RefusalAsync(refused));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        if (!useOthers)
        {
            using var other = await Films.SendAsync(gateway, Films.LinkOf(gateway, $"{upstream.Address}/2.mp4"));
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        }

        second.Dispose();
        await Patience.Until(async () =>
        {
            using var again = await Films.SendAsync(gateway, links[2]);
            return again.StatusCode is HttpStatusCode.OK;
        });
    }

    [Theory]
    [InlineData("Recordings:MaxRequestsPerLink", false)]
    [InlineData("Recordings:MaxRequestsPerAccount", true)]
    public async Task Downloads_within_a_window_are_limited(string setting, bool useOthers)
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("film", context.RequestAborted));
        await using var gateway = await Films.GatewayAsync(upstream, (setting, "3"));
        var link = Films.LinkOf(gateway, $"{upstream.Address}/1.mp4");
        for (var time = 0; time < 3; time++)
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, useOthers ? Films.LinkOf(gateway, $"{upstream.Address}/{time}.mp4") : link));
        gateway.Clock.Advance(TimeSpan.FromSeconds(20));

        using var refused = await Films.SendAsync(gateway, link);

        Assert.Equal((429, "RATE_LIMITED"), await Films.RefusalAsync(refused));
        Assert.Equal(TimeSpan.FromSeconds(40), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(useOthers ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK, await StatusAsync(gateway, Films.LinkOf(gateway, $"{upstream.Address}/1.mp4")));
        Assert.Equal(useOthers ? 3 : 4, upstream.Requests.Count);
        gateway.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, link));
    }

    [Fact]
    public async Task Another_spelling_of_a_link_is_the_same_link()
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("film", context.RequestAborted));
        await using var gateway = await Films.GatewayAsync(upstream, ("Recordings:MaxRequestsPerLink", "2"));
        var link = Films.LinkOf(gateway, $"{upstream.Address}/1.mp4").OriginalString;

        var statuses = new List<HttpStatusCode>();
        foreach (var spelling in new[] { link, link.Replace(".mp4", ".MP4", StringComparison.Ordinal), link.Replace(".mp4", "", StringComparison.Ordinal) })
            statuses.Add(await StatusAsync(gateway, new(spelling, UriKind.Relative)));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task A_download_that_Getscreen_refuses_holds_no_place()
    {
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var gateway = await Films.GatewayAsync(upstream, ("Recordings:MaxConcurrentPerLink", "1"));
        var link = Films.LinkOf(gateway, $"{upstream.Address}/1.mp4");

        for (var time = 0; time < 3; time++)
            Assert.Equal(HttpStatusCode.BadGateway, await StatusAsync(gateway, link));
    }

    private static async Task Endless(HttpContext context)
    {
        await context.Response.WriteAsync("film", context.RequestAborted);
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static async Task<HttpStatusCode> StatusAsync(Gateway gateway, Uri link)
    {
        using var response = await Films.SendAsync(gateway, link);
        return response.StatusCode;
    }
}
