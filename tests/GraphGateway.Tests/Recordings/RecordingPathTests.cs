using System.Globalization;
using System.Net.Sockets;
using System.Text;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Observability;

namespace GraphGateway.Tests.Recordings;

/// <summary>A link's token stands in no log and no span, in whatever way its path is spelled.</summary>
public sealed class RecordingPathTests : IAsyncLifetime
{
    private const string Token = "CfDJ8tokenThatMustNotBeSeen";

    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(new() { Agents = 1, Sessions = 0 });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("/recordings/TOKEN.mp4")]
    [InlineData("/recordings/TOKEN?part=TOKEN")]
    [InlineData("/recordings?TOKEN")]
    [InlineData("/recordings%2FTOKEN")]
    [InlineData("/recordings%2fTOKEN")]
    [InlineData("/%2Frecordings%2FTOKEN")]
    [InlineData("/RECORDINGS%2FTOKEN")]
    [InlineData("/%72ecordings/TOKEN")]
    [InlineData("/%52ecording%53%2FTOKEN")]
    [InlineData("/recordings%252FTOKEN")]
    [InlineData("/recordings%25252FTOKEN")]
    [InlineData("/%2572ecordings%252FTOKEN")]
    [InlineData("/recordings%5CTOKEN")]
    [InlineData("/recordings\\TOKEN")]
    [InlineData("/recordings;TOKEN")]
    [InlineData("/recordings%3FTOKEN")]
    [InlineData("/recordings%20TOKEN")]
    [InlineData("/recordings.TOKEN")]
    [InlineData("/recordingsTOKEN")]
    [InlineData("//recordings//TOKEN")]
    [InlineData("/x/..%2Frecordings/TOKEN")]
    [InlineData("/base/recordings%2FTOKEN")]
    [InlineData("/base%2Frecordings%2FTOKEN")]
    [InlineData("/recordings%2FTOKEN/recordings/TOKEN")]
    [InlineData("http://gateway.example/recordings%2FTOKEN")]
    public async Task No_spelling_of_a_path_shows_the_token(string target)
    {
        using var spans = new Spans();

        var response = await SendAsync(target.Replace("TOKEN", Token, StringComparison.Ordinal), spans.Header);

        Assert.StartsWith("HTTP/1.1 4", response, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, response, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Token, _gateway.Log.Text, StringComparison.OrdinalIgnoreCase);
        Assert.All(spans.Ended.SelectMany(span => span.TagObjects), tag => Assert.DoesNotContain(Token, Convert.ToString(tag.Value, CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/graphql/persisted/recordings")]
    [InlineData("/graphql/persisted/recordings-of-an-agent")]
    [InlineData("/graphql/persisted/x%2Fy")]
    public async Task Other_paths_are_left_as_they_are(string target)
    {
        var response = await SendAsync(target);

        Assert.DoesNotContain("RECORDING_LINK_INVALID", response, StringComparison.Ordinal);
        Assert.Contains(Uri.UnescapeDataString(target).Split('/')[3], _gateway.Log.Text, StringComparison.Ordinal);
    }

    // A client library would spell some of the paths differently.
    private async Task<string> SendAsync(string target, params (string Name, string Value)[] headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_gateway.Http.BaseAddress!.Host, _gateway.Http.BaseAddress.Port);
        await using var stream = client.GetStream();
        var host = target.StartsWith("http:", StringComparison.Ordinal) ? "gateway.example" : _gateway.Http.BaseAddress.Authority;
        var head = string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n"));
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{head}\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
