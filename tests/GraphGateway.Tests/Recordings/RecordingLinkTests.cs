using System.Buffers.Text;
using System.Net;
using System.Text;
using GraphGateway.Recordings;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphGateway.Tests.Recordings;

public sealed class RecordingLinkTests
{
    private const string Shared = "a-key-that-several-servers-share-1";

    [Fact]
    public async Task A_link_is_enough_by_itself()
    {
        await using var gateway = await Gateway.StartAsync();
        var (session, link) = await Films.NewestAsync(gateway, 300_000);
        using var anybody = new HttpClient();

        var bytes = await anybody.GetByteArrayAsync(link);

        Assert.Equal(await Films.OriginalAsync(gateway, session), bytes);
        Assert.Equal(gateway.Http.BaseAddress!.Authority, link.Authority);
        Assert.DoesNotContain(gateway.Sandbox.ApiKey, link.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_link_is_refused_whatever_is_changed()
    {
        await using var gateway = await Gateway.StartAsync();
        var (_, link) = await Films.NewestAsync(gateway, 1000);
        var links = gateway.Services.GetRequiredService<RecordingLinkProtector>();
        var token = link.Segments[^1];
        var sealedLength = token.Length - ".mp4".Length;

        Assert.NotNull(links.Read(token));
        for (var at = 0; at < sealedLength; at++)
            Assert.Null(links.Read($"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}"));
        for (var length = 0; length < sealedLength; length++)
            Assert.Null(links.Read(token[..length]));
    }

    [Theory]
    [InlineData("x.mp4")]
    [InlineData("x/y")]
    [InlineData("")]
    [InlineData("%ff.mp4")]
    public async Task What_is_no_link_is_refused_without_a_word_why(string token)
    {
        await using var gateway = await Gateway.StartAsync();

        using var response = await gateway.Http.GetAsync(new Uri($"/recordings/{token}", UriKind.Relative));

        Assert.Equal((403, "RECORDING_LINK_INVALID"), await Films.RefusalAsync(response));
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task A_link_ends_with_its_time()
    {
        await using var gateway = await Gateway.StartAsync();
        var (_, link) = await Films.NewestAsync(gateway, 1000);

        gateway.Clock.Advance(TimeSpan.FromSeconds(299));
        using var last = await Films.SendAsync(gateway, link);
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        using var late = await Films.SendAsync(gateway, link);

        Assert.Equal((HttpStatusCode.OK, "max-age=1, private"), (last.StatusCode, last.Headers.CacheControl!.ToString()));
        Assert.Equal((410, "RECORDING_LINK_EXPIRED"), await Films.RefusalAsync(late));
    }

    [Fact]
    public async Task A_caller_that_brings_its_own_key_gets_links_that_hold_it_unseen()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:ApiKey"] = "", ["Security:AllowAnonymous"] = "false" });
        gateway.Http.DefaultRequestHeaders.Add("X-Api-Key", gateway.Sandbox.ApiKey);
        var (session, link) = await Films.NewestAsync(gateway, 1000);
        using var anybody = new HttpClient();

        var bytes = await anybody.GetByteArrayAsync(link);

        Assert.Equal(await Films.OriginalAsync(gateway, session), bytes);
        var content = Encoding.Latin1.GetString(Base64Url.DecodeFromChars(link.Segments[^1].AsSpan()[..^4]));
        Assert.DoesNotContain(gateway.Sandbox.ApiKey, content, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Servers_with_one_signing_key_take_each_others_links_and_no_strangers()
    {
        await using var one = await Gateway.StartAsync(settings: new() { ["Recordings:SigningKey"] = Shared });
        var upstream = one.Sandbox.BaseAddress.AbsoluteUri;
        await using var other = await Gateway.StartAsync(settings: new() { ["Recordings:SigningKey"] = Shared, ["Getscreen:BaseAddress"] = upstream });
        await using var keyless = await Gateway.StartAsync(settings: new() { ["Recordings:SigningKey"] = Shared, ["Getscreen:BaseAddress"] = upstream, ["Getscreen:ApiKey"] = "" });
        await using var stranger = await Gateway.StartAsync(settings: new() { ["Recordings:SigningKey"] = $"{Shared}!", ["Getscreen:BaseAddress"] = upstream });
        await using var unset = await Gateway.StartAsync(settings: new() { ["Getscreen:BaseAddress"] = upstream });
        var (_, link) = await Films.NewestAsync(one, 1000);
        var path = new Uri(link.PathAndQuery, UriKind.Relative);

        using var there = await Films.SendAsync(other, path);
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        foreach (var foreign in new[] { keyless, stranger, unset })
        {
            using var refused = await Films.SendAsync(foreign, path);
            Assert.Equal((403, "RECORDING_LINK_INVALID"), await Films.RefusalAsync(refused));
        }
    }

    [Theory]
    [InlineData("https://st1.getscreen.me/video/2/27233.mp4", true)]
    [InlineData("https://https://st1.getscreen.me/video/2/27233.mp4", false)]
    [InlineData("https://http://127.0.0.1:5000/video/2/27233.mp4", false)]
    [InlineData("/video/2/27233.mp4", false)]
    [InlineData("st1.getscreen.me/video/2/27233.mp4", false)]
    [InlineData("ftp://st1.getscreen.me/video/2/27233.mp4", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://somebody@st1.getscreen.me/1.mp4", false)]
    [InlineData("https://", false)]
    [InlineData("", false)]
    public async Task A_url_that_cannot_be_loaded_gets_no_link(string url, bool link)
    {
        await using var upstream = await Upstream.StartAsync();
        await using var gateway = await Films.GatewayAsync(upstream);

        var made = gateway.Services.GetRequiredService<RecordingLinkProtector>().Make(new("default", new("https://api.getscreen.me/v1/"), Films.Key), 1, url);

        Assert.Equal(link, made is not null);
    }

    [Fact]
    public async Task A_recording_with_a_broken_url_is_null_and_costs_no_answer()
    {
        await using var gateway = await Gateway.StartAsync(new() { Variant = Sandbox.SandboxVariant.Loose });

        var answer = await gateway.AskAsync("{ sessions(first: 100, where: { hasVideo: true }) { nodes { video { url size } } } }");

        Assert.False(answer.TryGetProperty("errors", out _));
        var urls = answer.GetProperty("data").GetProperty("sessions").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("video").GetProperty("url").GetString()).ToList();
        Assert.Contains(null, urls);
        Assert.Contains(urls, url => url is not null);
    }

    [Theory]
    [InlineData("https://films.example")]
    [InlineData("https://films.example/getscreen/")]
    public async Task Links_begin_as_configured(string address)
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Http:PublicBaseAddress"] = address });

        var (_, link) = await Films.NewestAsync(gateway);

        Assert.StartsWith($"{address.TrimEnd('/')}/recordings/", link.AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Recordings:SigningKey", "short-secret")]
    [InlineData("Recordings:LinkLifetime", "02:00:00")]
    [InlineData("Recordings:AllowedHosts:0", "https://films.example")]
    [InlineData("Http:PublicBaseAddress", "films.example")]
    public async Task A_setting_that_cannot_be_keeps_the_server_from_starting(string key, string value)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => Gateway.StartAsync(settings: new() { [key] = value }));

        Assert.Contains(key.Split(':')[1], refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short-secret", refusal.Message, StringComparison.Ordinal);
    }
}
