using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

/// <summary>A client of a WebSocket that says just what a test wants it to say.</summary>
internal sealed class SocketClient : IAsyncDisposable
{
    private static readonly TimeSpan _atMost = TimeSpan.FromSeconds(30);
    private readonly CancellationTokenSource _bound = new(_atMost);

    private SocketClient(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    public static Task<SocketClient> OpenAsync(Gateway gateway, params (string Name, string Value)[] headers) => OfferAsync(gateway, ["graphql-transport-ws"], headers);

    /// <summary>Opens a socket for which the client offers these sub-protocols.</summary>
    public static async Task<SocketClient> OfferAsync(Gateway gateway, string[] protocols, params (string Name, string Value)[] headers)
    {
        var socket = new ClientWebSocket();
        foreach (var protocol in protocols)
            socket.Options.AddSubProtocol(protocol);
        foreach (var (name, value) in headers)
            socket.Options.SetRequestHeader(name, value);
        var client = new SocketClient(socket);
        await socket.ConnectAsync(new UriBuilder(gateway.Http.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, client._bound.Token);
        return client;
    }

    /// <summary>Opens a socket and initialises it.</summary>
    public static async Task<SocketClient> ReadyAsync(Gateway gateway)
    {
        var client = await OpenAsync(gateway);
        await client.SayAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.HearAsync());
        return client;
    }

    public Task SayAsync(string message, WebSocketMessageType type = WebSocketMessageType.Text) =>
        Socket.SendAsync(Encoding.UTF8.GetBytes(message), type, endOfMessage: true, _bound.Token);

    public Task SubscribeAsync(string id, string query) => SayAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query } }));

    /// <summary>The next message; where the server closes the socket, the code and the reason.</summary>
    public async Task<string> HearAsync()
    {
        var (text, buffer) = (new MemoryStream(), new byte[4096]);
        while (true)
        {
            var part = await Socket.ReceiveAsync(buffer.AsMemory(), _bound.Token);
            if (part.MessageType is WebSocketMessageType.Close)
                return $"{(int)Socket.CloseStatus!} {Socket.CloseStatusDescription}";
            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(text.ToArray());
        }
    }

    public Task CloseAsync() => Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", _bound.Token);

    public ValueTask DisposeAsync()
    {
        Socket.Dispose();
        _bound.Dispose();
        return ValueTask.CompletedTask;
    }
}
