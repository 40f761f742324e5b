using GraphGateway.Getscreen.Recordings;

namespace GraphGateway.Getscreen.Tests.Recordings;

public sealed class RecordingHostsTests
{
    private static readonly Uri _base = new("http://127.0.0.1:5000/v1/");

    [Theory]
    [InlineData("https://st1.getscreen.me/video/1.mp4", true)]
    [InlineData("https://a.b.GETSCREEN.me/1.mp4", true)]
    [InlineData("https://films.example/1.mp4", true)]
    [InlineData("http://127.0.0.1:5000/video/1.mp4", true)]
    [InlineData("https://127.0.0.1/1.mp4", true)]
    [InlineData("http://st1.getscreen.me/video/1.mp4", false)]
    [InlineData("https://getscreen.me/1.mp4", false)]
    [InlineData("https://evilgetscreen.me/1.mp4", false)]
    [InlineData("https://st1.getscreen.me.evil.example/1.mp4", false)]
    [InlineData("https://.getscreen.me/1.mp4", false)]
    [InlineData("https://more.films.example/1.mp4", false)]
    [InlineData("https://st1.getscreen.me@evil.example/1.mp4", false)]
    [InlineData("https://somebody@st1.getscreen.me/1.mp4", false)]
    [InlineData("http://127.0.0.1:5001/video/1.mp4", false)]
    [InlineData("http://127.0.0.2:5000/video/1.mp4", false)]
    [InlineData("ftp://st1.getscreen.me/1.mp4", false)]
    public void The_key_goes_to_allowed_hosts_alone(string url, bool allowed)
    {
        var hosts = new RecordingHosts(["*.getscreen.me", "films.example"]);

        Assert.Equal(allowed, Uri.TryCreate(url, UriKind.Absolute, out var address) && hosts.Allow(address, _base));
    }

    [Theory]
    [InlineData("*.getscreen.me", true)]
    [InlineData("films.example", true)]
    [InlineData("10.0.0.7", true)]
    [InlineData("*", false)]
    [InlineData("*.", false)]
    [InlineData("", false)]
    [InlineData("st*.getscreen.me", false)]
    [InlineData("https://films.example", false)]
    [InlineData("films.example/videos", false)]
    public void A_name_is_a_host_or_all_hosts_below_a_domain(string text, bool isName) => Assert.Equal(isName, RecordingHosts.IsName(text));
}
