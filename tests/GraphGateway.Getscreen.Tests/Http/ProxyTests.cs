using GraphGateway.Getscreen.Http;
using GraphGateway.Getscreen.Tests.Harness;
using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen.Tests.Http;

public sealed class ProxyTests
{
    private static readonly Uri _elsewhere = new("http://upstream.test/v1/");
    private static readonly RawReply _list = RawReply.Json("""{"data":[{"id":1}]}""");

    [Fact]
    public async Task Calls_go_through_the_proxy_that_is_set()
    {
        await using var proxy = RawUpstream.Start(_list);
        await using var bed = await Testbed.StartAsync(Answers.Never, options => options.Proxy = Origin(proxy));

        Assert.Single(await bed.For("main", _elsewhere).Agents.ListAsync(default));

        Assert.StartsWith("GET http://upstream.test/v1/agents/list", Assert.Single(proxy.Requests).Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_of_the_proxy_go_to_the_proxy_and_stand_in_no_log()
    {
        using var everything = new Everything();
        await using var proxy = RawUpstream.Start(
            new RawReply("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n", ConnectionEnd.KeepAlive), _list);
        await using var bed = await Testbed.StartAsync(
            Answers.Never, options => options.Proxy = Origin(proxy).Replace("//", "//jo%40x:s3cr%3At@", StringComparison.Ordinal), everything);

        Assert.Single(await bed.For("main", _elsewhere).Agents.ListAsync(default));

        var credentials = Convert.ToBase64String("jo@x:s3cr:t"u8);
        Assert.Contains($"Proxy-Authorization: Basic {credentials}", proxy.Requests[^1].Head, StringComparison.Ordinal);
        Assert.DoesNotContain(everything.Texts, text => text.Contains("s3cr", StringComparison.Ordinal) || text.Contains(credentials, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_loopback_upstream_is_reached_without_the_proxy()
    {
        await using var proxy = RawUpstream.Start(_list);
        await using var bed = await Testbed.StartAsync(Answers.Documented("agents-list"), options => options.Proxy = Origin(proxy));

        Assert.Single(await bed.Client.Agents.ListAsync(default));
        await bed.Client.Agents.ConnectAsync(1, default).Failure();

        Assert.Empty(proxy.Requests);
        Assert.Equal(2, bed.Upstream.Requests.Count);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/v1/", true)]
    [InlineData("http://127.9.8.7/", true)]
    [InlineData("http://localhost/", true)]
    [InlineData("https://LocalHost.:8443/", true)]
    [InlineData("http://api.localhost/", true)]
    [InlineData("http://[::1]:80/", true)]
    [InlineData("http://[::ffff:127.0.0.1]/", true)]
    [InlineData("http://0.0.0.0:5000/", true)]
    [InlineData("http://[::]:5000/", true)]
    [InlineData("https://api.getscreen.me/v1/", false)]
    [InlineData("http://localhost.example/", false)]
    [InlineData("http://notlocalhost/", false)]
    [InlineData("http://128.0.0.1/", false)]
    [InlineData("http://10.0.0.1/", false)]
    public void Addresses_of_this_machine_have_no_proxy(string address, bool isOwn)
    {
        var proxy = UpstreamProxy.Create("http://proxy.test:3128")!;

        Assert.Equal(isOwn, proxy.IsBypassed(new(address)));
        Assert.Equal(isOwn ? null : new Uri("http://proxy.test:3128"), proxy.GetProxy(new(address)));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    public void None_is_no_proxy(string setting)
    {
        using var handler = new SocketsHttpHandler().WithUpstreamProxy(new() { Proxy = setting });

        Assert.False(handler.UseProxy);
    }

    [Theory]
    [InlineData("none", true)]
    [InlineData("http://proxy.test:3128", true)]
    [InlineData("https://name:word@proxy.test/", true)]
    [InlineData("socks5://10.0.0.1:1080", true)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("proxy.test", false)]
    [InlineData("proxy.test:3128", false)]
    [InlineData("ftp://proxy.test", false)]
    [InlineData("http://proxy.test/path", false)]
    [InlineData("http://proxy.test?x=1", false)]
    [InlineData("off", false)]
    public void A_setting_that_is_no_proxy_stops_the_start(string setting, bool isValid)
    {
        var result = new GetscreenOptionsValidator().Validate(Options.DefaultName, new() { Proxy = setting });

        Assert.Equal(isValid, result.Succeeded);
        if (!isValid)
            Assert.StartsWith($"Getscreen:Proxy '{setting}' is not a proxy. Set it to 'none' or to a URL", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_stands_in_no_message() => Assert.DoesNotContain(
        "word", new GetscreenOptionsValidator().Validate(Options.DefaultName, new() { Proxy = "ftp://name:word@proxy.test" }).FailureMessage, StringComparison.Ordinal);

    private static string Origin(RawUpstream proxy) => proxy.Address.GetLeftPart(UriPartial.Authority);
}
