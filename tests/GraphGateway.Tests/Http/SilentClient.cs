using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

/// <summary>A client that subscribes and then neither says anything more, pongs included, nor closes its connection.</summary>
internal sealed class SilentClient : IDisposable
{
    private const byte Text = 0x81;
    private const byte Ping = 0x89;
    private const byte Masked = 0x80;

    // A mask of zeros leaves the text as it is.
    private static readonly byte[] _mask = new byte[4];
    private readonly TcpClient _connection = new();

    /// <summary>Connects, shakes hands and subscribes.</summary>
    public static async Task<SilentClient> SubscribeAsync(Gateway gateway, string query)
    {
        var client = new SilentClient();
        var address = gateway.Http.BaseAddress!;
        await client._connection.ConnectAsync(address.Host, address.Port);
        await client.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /graphql HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        await client.SayAsync("""{"type":"connection_init"}""");
        await client.SayAsync(JsonSerializer.Serialize(new { id = "1", type = "subscribe", payload = new { query } }));
        return client;
    }

    /// <summary>Whether a ping has arrived: nothing else that the server sends here has such a byte.</summary>
    public bool HasBeenPinged()
    {
        if (_connection.Available == 0)
            return false;
        var arrived = new byte[_connection.Available];
        return arrived.AsSpan(0, _connection.Client.Receive(arrived)).Contains(Ping);
    }

    public void Dispose() => _connection.Dispose();

    // A frame with a length of up to 125 bytes holds it in its second byte, one of up to 65,535 in the third and fourth.
    private Task SayAsync(string message)
    {
        var text = Encoding.UTF8.GetBytes(message);
        byte[] length = text.Length <= 125 ? [(byte)(Masked | text.Length)] : [Masked | 126, (byte)(text.Length >> 8), (byte)text.Length];
        return SendAsync([Text, .. length, .. _mask, .. text]);
    }

    private Task SendAsync(byte[] bytes) => _connection.GetStream().WriteAsync(bytes).AsTask();
}
