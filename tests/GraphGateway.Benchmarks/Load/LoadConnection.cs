using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GraphGateway.Benchmarks.Load;

/// <summary>A connection that asks over HTTP/1.1 and looks no closer at answers than it must, so that the loader takes little of the machine.</summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly Socket _socket;
    private byte[] _buffer = new byte[64 * 1024];

    private LoadConnection(Socket socket) => _socket = socket;

    public static async Task<LoadConnection> OpenAsync(Uri address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return new(socket);
    }

    /// <summary>The bytes of a POST.</summary>
    public static byte[] Request(Uri address, string path, byte[] body, string accept = "application/json") =>
    [
        .. Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nAccept: {accept}\r\nContent-Length: {body.Length}\r\n\r\n")),
        .. body,
    ];

    /// <summary>Asks, and takes the whole answer; gives its length.</summary>
    /// <exception cref="InvalidDataException">The answer is no success.</exception>
    public async Task<int> AskAsync(byte[] request)
    {
        await _socket.SendAsync(request);
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length)
                Array.Resize(ref _buffer, length * 2);
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            if (read == 0)
                throw new InvalidDataException("The server hung up.");
            length += read;
            if (IsWhole(_buffer.AsSpan(0, length)))
                return length;
        }
    }

    /// <summary>Sends without waiting for an answer.</summary>
    public ValueTask<int> SendAsync(byte[] request) => _socket.SendAsync(request.AsMemory(), CancellationToken.None);

    /// <summary>The next bytes of an answer that goes on; valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellationToken) =>
        _buffer.AsMemory(0, await _socket.ReceiveAsync(_buffer, cancellationToken));

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        if (!answer.StartsWith("HTTP/1.1 200"u8))
            throw new InvalidDataException($"The server answered: {Encoding.UTF8.GetString(answer[..Math.Min(answer.Length, 500)])}");
        var body = answer[(end + 4)..];
        var length = LengthIn(answer[..end]);
        // JSON has no bare line breaks, so nothing but the last chunk looks like it.
        return length >= 0 ? body.Length >= length : body.EndsWith("\r\n0\r\n\r\n"u8) || body.SequenceEqual("0\r\n\r\n"u8);
    }

    private static int LengthIn(ReadOnlySpan<byte> head)
    {
        var text = Encoding.ASCII.GetString(head);
        var start = text.IndexOf("content-length:", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return -1;
        var line = text[(start + "content-length:".Length)..].Split('\r')[0];
        return int.Parse(line, CultureInfo.InvariantCulture);
    }
}
