using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using GraphGateway.Errors;
using GraphGateway.Http.Limits;
using Microsoft.AspNetCore.Connections;

namespace GraphGateway.Http;

/// <summary>A request body, fully buffered in pooled memory.</summary>
internal sealed class RequestBodyReader : IDisposable
{
    private readonly int _length;
    private byte[] _bytes;

    private RequestBodyReader(byte[] bytes, int length) => (_bytes, _length) = (bytes, length);

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <param name="request">The request.</param>
    /// <param name="limit">The maximum size in bytes. Kestrel reads and discards the rest of a larger body, so that the client can read the error response.</param>
    /// <param name="pending">Counts the bytes that have arrived.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="RequestRejectedException">The body is larger than the limit, or does not fit into the budget of pending bytes.</exception>
    public static async ValueTask<RequestBodyReader> ReadAsync(HttpRequest request, int limit, PendingByteReservation pending, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
            throw TooLarge(limit);
        while (true)
        {
            var read = await ReadAsync(request.BodyReader, cancellationToken);
            if (read.Buffer.Length > limit)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                throw TooLarge(limit);
            }

            Count(request, read, pending);
            if (read.IsCompleted)
            {
                var body = Copy(read.Buffer);
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public void Dispose()
    {
        var bytes = Interlocked.Exchange(ref _bytes, []);
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    private static void Count(HttpRequest request, ReadResult read, PendingByteReservation pending)
    {
        try
        {
            pending.GrowTo(read.Buffer.Length);
        }
        catch (RequestRejectedException)
        {
            request.BodyReader.AdvanceTo(read.Buffer.End);
            throw;
        }
    }

    // Kestrel reports an invalid chunk size as an IOException instead of a BadHttpRequestException. A ConnectionResetException means that the client is gone.
    private static async ValueTask<ReadResult> ReadAsync(PipeReader body, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(cancellationToken);
        }
        catch (IOException exception) when (exception is not (BadHttpRequestException or ConnectionResetException))
        {
            throw new RequestRejectedException(StatusCodes.Status400BadRequest, "The body cannot be read. The chunk size must be a hexadecimal number below 80000000.");
        }
    }

    private static RequestRejectedException TooLarge(int limit) => new(StatusCodes.Status413PayloadTooLarge, $"The body is too large. The maximum is {limit} bytes.");

    // Some clients send a byte order mark, and RFC 8259 allows a parser to ignore it.
    private static ReadOnlySequence<byte> WithoutByteOrderMark(ReadOnlySequence<byte> content)
    {
        var reader = new SequenceReader<byte>(content);
        return reader.IsNext(Encoding.UTF8.Preamble) ? content.Slice(Encoding.UTF8.Preamble.Length) : content;
    }

    private static RequestBodyReader Copy(ReadOnlySequence<byte> content)
    {
        content = WithoutByteOrderMark(content);
        var length = (int)content.Length;
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        content.CopyTo(bytes);
        return new(bytes, length);
    }
}
