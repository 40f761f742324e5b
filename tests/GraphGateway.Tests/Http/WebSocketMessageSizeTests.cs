using System.Net.WebSockets;
using System.Text;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

/// <summary>A message is rejected as soon as it breaks a rule, not when it ends: a client could send one without end.</summary>
public sealed class WebSocketMessageSizeTests : IAsyncLifetime
{
    private const int MaxBytes = 2000;
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(new() { Agents = 5, Sessions = 5 }, new() { ["Http:MaxBodyBytes"] = $"{MaxBytes}" });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(MaxBytes + 1)]
    public async Task A_message_that_is_too_large_closes_the_socket_before_it_ends(int fragmentBytes)
    {
        await using var client = await SocketClient.OpenAsync(_gateway);

        for (var sent = 0; sent <= MaxBytes; sent += fragmentBytes)
            await SendAsync(client, new(' ', fragmentBytes), isEnd: false);

        Assert.Equal("1009 A message has at most 2000 bytes", await client.HearAsync());
    }

    [Fact]
    public async Task A_binary_message_closes_the_socket_before_it_ends()
    {
        await using var client = await SocketClient.OpenAsync(_gateway);

        await SendAsync(client, "{", isEnd: false, WebSocketMessageType.Binary);

        Assert.StartsWith("4400 ", await client.HearAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(MaxBytes)]
    public async Task A_message_as_large_as_allowed_is_read_however_it_is_split(int fragmentBytes)
    {
        await using var client = await SocketClient.OpenAsync(_gateway);
        var message = """{"type":"ping"}""".PadRight(MaxBytes);

        for (var sent = 0; sent < MaxBytes; sent += fragmentBytes)
            await SendAsync(client, message.Substring(sent, Math.Min(fragmentBytes, MaxBytes - sent)), isEnd: sent + fragmentBytes >= MaxBytes);

        Assert.Equal("""{"type":"pong"}""", await client.HearAsync());
    }

    [Fact]
    public async Task A_message_that_is_a_byte_too_large_closes_the_socket()
    {
        await using var client = await SocketClient.OpenAsync(_gateway);

        await client.SayAsync("""{"type":"ping"}""".PadRight(MaxBytes + 1));

        Assert.StartsWith("1009 ", await client.HearAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_of_messages_are_not_added_up()
    {
        await using var client = await SocketClient.OpenAsync(_gateway);

        for (var message = 0; message < 5; message++)
        {
            await client.SayAsync("""{"type":"ping"}""".PadRight(MaxBytes));
            Assert.Equal("""{"type":"pong"}""", await client.HearAsync());
        }
    }

    private static Task SendAsync(SocketClient client, string text, bool isEnd, WebSocketMessageType type = WebSocketMessageType.Text) =>
        client.Socket.SendAsync(Encoding.UTF8.GetBytes(text), type, isEnd, CancellationToken.None);
}
