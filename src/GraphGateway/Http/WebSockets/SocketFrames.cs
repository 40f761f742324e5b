using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using GraphGateway.Errors;
using GraphGateway.Http.Limits;

namespace GraphGateway.Http.WebSockets;

/// <summary>A socket as whole messages, in and out. One reads at a time; many may send.</summary>
internal sealed class SocketFrames(WebSocket socket, HttpOptions options, TimeProvider time) : IDisposable
{
    /// <summary>How many bytes a message may have until the socket is initialised: credentials need no more.</summary>
    public const int MaxBytesBeforeAck = 8 * 1024;

    private const int Kept = 16 * 1024;
    private const int MaxReasonBytes = 123;

    private readonly SemaphoreSlim _sending = new(1);
    private ArrayBufferWriter<byte> _message = new(1024);
    private PendingByteReservation? _pending;

    /// <summary>Accepts messages of <c>Http:MaxBodyBytes</c> from now on: their sender is known.</summary>
    /// <param name="pending">Counts what has arrived of a message.</param>
    public void Initialise(PendingByteReservation pending) => _pending = pending;

    /// <summary>The next message, good until the one after is read; null where the client has closed the socket.</summary>
    /// <exception cref="ProtocolException">It is too large, or no text.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync()
    {
        // A large message must not be paid for by a socket that is silent ever after.
        if (_message.Capacity > Kept)
            _message = new(1024);
        _message.ResetWrittenCount();
        _pending?.Replace(0);
        while (true)
        {
            // A receiving that is cancelled takes the socket with it; the socket's own end ends this.
            var part = await socket.ReceiveAsync(_message.GetMemory(512), CancellationToken.None);
            if (part.MessageType is WebSocketMessageType.Close)
                return null;
            if (part.MessageType is WebSocketMessageType.Binary)
                throw new ProtocolException(SocketCloseReason.Invalid("Invalid message: text is expected"));
            _message.Advance(part.Count);
            RequireRoom();
            if (part.EndOfMessage)
                return _message.WrittenMemory;
        }
    }

    public bool IsOpen => socket.State is WebSocketState.Open;

    public async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        await _sending.WaitAsync();
        try
        {
            // Who ends the socket has said the last word.
            if (IsOpen)
                await SendPartsAsync(message);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says that the socket ends, and why.</summary>
    public async Task CloseAsync(SocketCloseReason end)
    {
        await _sending.WaitAsync();
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)end.Code, Shorten(end.Reason), CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Whether a failure to read or send says that the client is gone.</summary>
    public static bool IsGone(Exception exception) => exception is WebSocketException or ObjectDisposedException or OperationCanceledException or IOException;

    /// <summary>Ends the socket without a word.</summary>
    public void Abort() => socket.Abort();

    public void Dispose()
    {
        _sending.Dispose();
        _pending?.Dispose();
    }

    // In parts, so that the server does not copy all of a message while the client reads slowly; and not for ever.
    private async Task SendPartsAsync(ReadOnlyMemory<byte> message)
    {
        await using var deadline = time.CreateTimer(_ => socket.Abort(), state: null, options.MaxSendTime, Timeout.InfiniteTimeSpan);
        for (; message.Length > ResponseSender.PartBytes; message = message[ResponseSender.PartBytes..])
            await socket.SendAsync(message[..ResponseSender.PartBytes], WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
        await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }

    private void RequireRoom()
    {
        if (_pending is null && _message.WrittenCount > MaxBytesBeforeAck)
            throw new ProtocolException(SocketCloseReason.TooBigBeforeAck(MaxBytesBeforeAck));
        if (_message.WrittenCount > options.MaxBodyBytes)
            throw new ProtocolException(SocketCloseReason.TooBig(options.MaxBodyBytes));
        try
        {
            _pending?.GrowTo(_message.Capacity);
        }
        catch (RequestRejectedException)
        {
            throw new ProtocolException(SocketCloseReason.Overloaded);
        }
    }

    private static string Shorten(string reason)
    {
        // A character takes at least one byte; an id in a reason may be as long as a message.
        reason = reason[..Math.Min(reason.Length, MaxReasonBytes)];
        while (Encoding.UTF8.GetByteCount(reason) > MaxReasonBytes)
            reason = reason[..^1];
        return reason;
    }
}
