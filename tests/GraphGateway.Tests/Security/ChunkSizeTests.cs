using System.Net.Sockets;
using System.Text;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Security;

/// <summary>Chunks whose size is no size are the client's mistake, and not a failure of the server.</summary>
public sealed class ChunkSizeTests
{
    private static readonly TimeSpan _atMost = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFFF")]
    [InlineData("FFFFFFFFFFFFFFFF")]
    [InlineData("FFFFFFFF")]
    [InlineData("80000000")]
    [InlineData("100000000")]
    [InlineData("XYZ")]
    [InlineData("-1")]
    [InlineData("")]
    public async Task A_chunk_size_that_is_out_of_range_is_400(string size)
    {
        await using var gateway = await Gateway.StartAsync();

        Assert.StartsWith("HTTP/1.1 400 ", await SendAsync(gateway, $"{size}\r\n{{\"query\""), StringComparison.Ordinal);

        Assert.DoesNotContain("Unexpected", gateway.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Error ", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chunk_whose_size_is_right_is_read()
    {
        await using var gateway = await Gateway.StartAsync();
        const string Body = """{"query":"{__typename}"}""";

        Assert.StartsWith("HTTP/1.1 200 ", await SendAsync(gateway, $"{Body.Length:X}\r\n{Body}\r\n0\r\n\r\n"), StringComparison.Ordinal);
    }

    private static async Task<string> SendAsync(Gateway gateway, string chunks)
    {
        using var bound = new CancellationTokenSource(_atMost);
        using var client = new TcpClient();
        var address = gateway.Http.BaseAddress!;
        await client.ConnectAsync(address.Host, address.Port, bound.Token);
        var head = $"POST /graphql HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + chunks), bound.Token);
        var answer = new byte[1024];
        var length = await client.GetStream().ReadAtLeastAsync(answer, "HTTP/1.1 200 ".Length, throwOnEndOfStream: false, bound.Token);
        return Encoding.ASCII.GetString(answer, 0, length);
    }
}
