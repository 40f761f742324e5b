using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using GraphGateway.Errors;
using GraphGateway.Http.Limits;

namespace GraphGateway.Http.WebSockets;

/// <summary>Reads and writes whole messages on a WebSocket. It supports one reader at a time, and concurrent senders.</summary>
internal sealed class SocketFrames(WebSocket socket, HttpOptions options, TimeProvider time) : IDisposable
{
    /// <summary>The maximum size of a message in bytes before the socket is initialised. Credentials fit into it.</summary>
    public const int MaxBytesBeforeAck = 8 * 1024;

    private const int MaxIdleBufferBytes = 16 * 1024;
    private const int MaxReasonBytes = 123;

    private readonly SemaphoreSlim _sending = new(1);
    private ArrayBufferWriter<byte> _message = new(1024);
    private PendingByteReservation? _pending;

    /// <summary>Accepts messages of up to <c>Http:MaxBodyBytes</c> from now on, because the caller is authenticated.</summary>
    /// <param name="pending">Counts the bytes of a message that have arrived.</param>
    public void Initialise(PendingByteReservation pending) => _pending = pending;

    /// <summary>Reads the next message, or returns null if the client has closed the socket. The memory is valid until the next call.</summary>
    /// <exception cref="ProtocolException">The message is too large, or not text.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync()
    {
        // Frees a large buffer, so that an idle socket does not keep it.
        if (_message.Capacity > MaxIdleBufferBytes)
            _message = new(1024);
        _message.ResetWrittenCount();
        _pending?.Replace(0);
        while (true)
        {
            // No cancellation, because it would abort the socket. Closing or aborting the socket ends the call.
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
            // After a close no message may be sent.
            if (IsOpen)
                await SendPartsAsync(message);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Sends the close frame with the reason.</summary>
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

    /// <summary>Whether a read or send failure means that the client is gone.</summary>
    public static bool IsGone(Exception exception) => exception is WebSocketException or ObjectDisposedException or OperationCanceledException or IOException;

    /// <summary>Aborts the socket without a close frame.</summary>
    public void Abort() => socket.Abort();

    public void Dispose()
    {
        _sending.Dispose();
        _pending?.Dispose();
    }

    // Sends in chunks, so that the server does not buffer a second copy for a slow client, and with a deadline.
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
        // Cut by characters first, because a reason may contain an id as long as a message. A character has at least one byte.
        reason = reason[..Math.Min(reason.Length, MaxReasonBytes)];
        while (Encoding.UTF8.GetByteCount(reason) > MaxReasonBytes)
            reason = reason[..^1];
        return reason;
    }
}
