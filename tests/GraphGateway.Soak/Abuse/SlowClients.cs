using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace GraphGateway.Soak.Abuse;

/// <summary>Clients that hold what the server has given them.</summary>
internal static class SlowClients
{
    // 400 bytes a second.
    private const int ReadBytes = 40;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Sends an operation and reads the answer so slowly that it never ends.</summary>
    public static async Task ReadAsync(Uri address, string token, byte[] body, CancellationToken stop)
    {
        using var client = new TcpClient { ReceiveBufferSize = 4_096 };
        await client.ConnectAsync(IPAddress.Loopback, address.Port, stop);
        await using var stream = client.GetStream();
        var head = string.Create(CultureInfo.InvariantCulture, $"POST {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), stop);
        await stream.WriteAsync(body, stop);
        var buffer = new byte[ReadBytes];
        while (await stream.ReadAsync(buffer, stop) > 0)
            await Task.Delay(_pause, TimeProvider.System, stop);
    }

    /// <summary>Opens a WebSocket, sends the parts of a large message before any <c>connection_init</c>, and stays.</summary>
    public static async Task SendBeforeAckAsync(Uri address, CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, stop);
        var part = Encoding.ASCII.GetBytes("{\"type\":\"" + new string('x', 100_000));
        for (var number = 0; number < 9; number++)
            await socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: false, stop);
        await socket.ReceiveAsync(new byte[100].AsMemory(), stop);
    }
}
