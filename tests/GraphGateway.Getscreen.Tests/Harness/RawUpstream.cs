using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GraphGateway.Getscreen.Tests.Harness;

/// <summary>
/// A server on the loopback below the level of HTTP: a test says byte by byte what each request is answered with, and how the connection ends.
/// It counts the requests that arrive, which no server library can hide.
/// </summary>
internal sealed class RawUpstream : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<RawRequest> _requests = [];
    private readonly ConcurrentQueue<Task> _connections = [];
    private readonly Func<RawRequest, RawReply> _reply;
    private readonly Task _accepting;
    private int _count;
    private int _finished;

    private RawUpstream(Func<RawRequest, RawReply> reply)
    {
        _reply = reply;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/v1/");

    /// <summary>The requests whose heads have arrived whole.</summary>
    public IReadOnlyList<RawRequest> Requests => [.. _requests];

    /// <summary>How many connections the server has ended with FIN.</summary>
    public int Finished => Volatile.Read(ref _finished);

    /// <summary>Starts a server that answers by the number of the request, from 0; the last reply stands for all further requests.</summary>
    public static RawUpstream Start(params RawReply[] replies) => new(request => replies[Math.Min(request.Index, replies.Length - 1)]);

    public static RawUpstream Start(Func<RawRequest, RawReply> reply) => new(reply);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (var connection = 0; ; connection++)
                _connections.Enqueue(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token), connection));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(Socket socket, int connection)
    {
        using (socket)
        {
            try
            {
                while (await ReadHeadAsync(socket) is { } head)
                {
                    var request = new RawRequest(Interlocked.Increment(ref _count) - 1, connection, head);
                    _requests.Enqueue(request);
                    if (!await AnswerAsync(socket, _reply(request)))
                        return;
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
            }
        }
    }

    // No request of the client has a body.
    private async Task<string?> ReadHeadAsync(Socket socket)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await socket.ReceiveAsync(one, SocketFlags.None, _stop.Token) == 0)
                return null;
            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    // Whether the connection lives on.
    private async Task<bool> AnswerAsync(Socket socket, RawReply reply)
    {
        await socket.SendAsync(Encoding.Latin1.GetBytes(reply.Text), SocketFlags.None, _stop.Token);
        switch (reply.End)
        {
            case ConnectionEnd.KeepAlive:
                return true;
            case ConnectionEnd.Fin:
                socket.Shutdown(SocketShutdown.Send);
                Interlocked.Increment(ref _finished);
                await DrainAsync(socket);
                return false;
            case ConnectionEnd.Reset:
                socket.LingerState = new(enable: true, seconds: 0);
                return false;
            default:
                await DrainAsync(socket);
                return false;
        }
    }

    // Until the client hangs up. What it sends on a connection that was shut down is counted too: it has left.
    private async Task DrainAsync(Socket socket)
    {
        while (await ReadHeadAsync(socket) is { } head)
            _requests.Enqueue(new(Interlocked.Increment(ref _count) - 1, -1, head));
    }
}
