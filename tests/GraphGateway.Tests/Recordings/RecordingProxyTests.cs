using System.Net;
using System.Net.Http.Headers;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Tests.Recordings;

public sealed class RecordingProxyTests
{
    [Theory]
    [InlineData("bytes=65000-140000", 65_000, 140_001)]
    [InlineData("bytes=199000-", 199_000, 200_000)]
    [InlineData("bytes=-10", 199_990, 200_000)]
    [InlineData("bytes=0-0", 0, 1)]
    public async Task A_range_is_that_part_of_the_whole(string range, int from, int to)
    {
        await using var gateway = await Gateway.StartAsync();
        var (session, link) = await Films.NewestAsync(gateway, 200_000);

        using var response = await Films.SendAsync(gateway, link, request => request.Headers.Range = RangeHeaderValue.Parse(range));

        Assert.Equal((HttpStatusCode.PartialContent, $"bytes {from}-{to - 1}/200000"), (response.StatusCode, response.Content.Headers.ContentRange!.ToString()));
        Assert.Equal((await Films.OriginalAsync(gateway, session))[from..to], await response.Content.ReadAsByteArrayAsync());
        Assert.Contains(gateway.Calls, call => call.StartsWith("GET video/", StringComparison.Ordinal) && call.EndsWith("206", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_lies_beyond_the_end_is_416_and_several_ranges_are_the_whole()
    {
        await using var gateway = await Gateway.StartAsync();
        var (_, link) = await Films.NewestAsync(gateway, 1000);

        using var beyond = await Films.SendAsync(gateway, link, request => request.Headers.Range = new(1000, null));
        using var several = await Films.SendAsync(gateway, link, request => request.Headers.TryAddWithoutValidation("Range", "bytes=0-1,5-6"));

        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, "bytes */1000"), (beyond.StatusCode, beyond.Content.Headers.ContentRange!.ToString()));
        Assert.Equal((HttpStatusCode.OK, 1000), (several.StatusCode, (await several.Content.ReadAsByteArrayAsync()).Length));
    }

    [Fact]
    public async Task Who_has_the_recording_already_is_told_so()
    {
        await using var gateway = await Gateway.StartAsync();
        var (_, link) = await Films.NewestAsync(gateway, 1000);
        using var first = await Films.SendAsync(gateway, link);

        using var tagged = await Films.SendAsync(gateway, link, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var since = await Films.SendAsync(gateway, link, request => request.Headers.IfModifiedSince = first.Content.Headers.LastModified);
        using var rest = await Films.SendAsync(gateway, link, request => (request.Headers.Range, request.Headers.IfRange) = (new(500, null), new(first.Headers.ETag!)));
        using var other = await Films.SendAsync(gateway, link, request => (request.Headers.Range, request.Headers.IfRange) = (new(500, null), new("\"another\"")));

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.NotModified), (tagged.StatusCode, since.StatusCode));
        Assert.Equal(first.Headers.ETag, tagged.Headers.ETag);
        Assert.Equal((HttpStatusCode.PartialContent, HttpStatusCode.OK), (rest.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task HEAD_tells_all_but_the_body_and_asks_for_no_more()
    {
        await using var gateway = await Gateway.StartAsync();
        var (session, link) = await Films.NewestAsync(gateway, 2_000_000_000);

        using var response = await Films.SendAsync(gateway, link, request => request.Method = HttpMethod.Head);

        Assert.Equal((HttpStatusCode.OK, 2_000_000_000L), (response.StatusCode, response.Content.Headers.ContentLength));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Contains($"HEAD video/{session.Id % 4}/{session.Id}.mp4 -> 200", gateway.Calls);
        Assert.DoesNotContain(gateway.Calls, call => call.StartsWith("GET video", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("video/mp4", "video/mp4")]
    [InlineData("video/webm; codecs=vp9", "video/webm")]
    [InlineData("image/gif", "image/gif")]
    [InlineData("image/svg+xml", "application/octet-stream")]
    [InlineData("IMAGE/SVG+XML; charset=utf-8", "application/octet-stream")]
    [InlineData("image/svg", "application/octet-stream")]
    [InlineData("image/xml", "application/octet-stream")]
    [InlineData("video/x+xml", "application/octet-stream")]
    [InlineData("video/xml", "application/octet-stream")]
    [InlineData("video/*", "application/octet-stream")]
    [InlineData("application/xml", "application/octet-stream")]
    [InlineData("application/xhtml+xml", "application/octet-stream")]
    [InlineData("text/html", "application/octet-stream")]
    [InlineData("nonsense", "application/octet-stream")]
    public async Task A_recording_cannot_pass_for_a_page(string upstreamType, string type)
    {
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.Headers.SetCookie = "upstream=1";
            context.Response.Headers.ContentType = upstreamType;
            context.Response.Headers["X-Upstream"] = "secret";
            return context.Response.WriteAsync("<script>", context.RequestAborted);
        });
        await using var gateway = await Films.GatewayAsync(upstream);

        using var response = await Films.SendAsync(gateway, Films.LinkOf(gateway, $"{upstream.Address}/1.mp4"));

        Assert.Equal((type, "<script>"), (response.Content.Headers.ContentType!.ToString(), await response.Content.ReadAsStringAsync()));
        string[] names = ["Set-Cookie", "X-Upstream"];
        Assert.DoesNotContain(response.Headers, header => names.Contains(header.Key));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("cross-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Contains("default-src 'none'; sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("inline", response.Content.Headers.ContentDisposition!.ToString());
    }

    [Theory]
    [InlineData(404, 404, "UPSTREAM_REJECTED")]
    [InlineData(400, 502, "UPSTREAM_REJECTED")]
    [InlineData(401, 502, "UPSTREAM_FORBIDDEN")]
    [InlineData(403, 502, "UPSTREAM_FORBIDDEN")]
    [InlineData(429, 502, "RATE_LIMITED")]
    [InlineData(500, 502, "UPSTREAM_UNAVAILABLE")]
    [InlineData(503, 502, "UPSTREAM_UNAVAILABLE")]
    [InlineData(302, 502, "UPSTREAM_UNAVAILABLE")]
    public async Task A_refusing_upstream_is_told_in_the_gateways_own_words(int status, int answered, string code)
    {
        await using var gateway = await Gateway.StartAsync();
        var (_, link) = await Films.NewestAsync(gateway);
        gateway.Sandbox.Faults.Fail("video", Fault.Of(status));

        using var response = await Films.SendAsync(gateway, link);

        Assert.Equal((answered, code), await Films.RefusalAsync(response));
        Assert.DoesNotContain("upstream words", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upstream_that_breaks_off_or_is_gone_is_502()
    {
        await using var gateway = await Gateway.StartAsync();
        var (_, link) = await Films.NewestAsync(gateway);
        gateway.Sandbox.Faults.Fail("video", Fault.Abort);

        using var broken = await Films.SendAsync(gateway, link);
        await gateway.Sandbox.DisposeAsync();
        using var gone = await Films.SendAsync(gateway, link);

        Assert.Equal((502, "UPSTREAM_UNAVAILABLE"), await Films.RefusalAsync(broken));
        Assert.Equal((502, "UPSTREAM_UNAVAILABLE"), await Films.RefusalAsync(gone));
    }

    [Fact]
    public async Task An_upstream_that_does_not_answer_is_504()
    {
        await using var gateway = await Gateway.StartAsync();
        var (_, link) = await Films.NewestAsync(gateway);
        gateway.Sandbox.Faults.Block("video");

        var asking = Films.SendAsync(gateway, link);
        await Patience.Until(() => gateway.Sandbox.Faults.BlockedCount("video") == 1);
        gateway.Clock.Advance(TimeSpan.FromSeconds(10));
        using var response = await asking;

        Assert.Equal((504, "UPSTREAM_TIMEOUT"), await Films.RefusalAsync(response));
    }

    [Fact]
    public async Task Only_reading_is_allowed()
    {
        await using var gateway = await Gateway.StartAsync();
        var (_, link) = await Films.NewestAsync(gateway);

        using var response = await Films.SendAsync(gateway, link, request => request.Method = HttpMethod.Delete);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
