using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using GraphGateway.Errors;
using GraphGateway.Http.Limits;
using Microsoft.AspNetCore.Connections;

namespace GraphGateway.Http;

/// <summary>A request's body, read to its end.</summary>
internal sealed class RequestBody : IDisposable
{
    private readonly int _length;
    private byte[] _bytes;

    private RequestBody(byte[] bytes, int length) => (_bytes, _length) = (bytes, length);

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <param name="request">The request.</param>
    /// <param name="limit">How many bytes it may have. What is not read of a larger one the server lets come in, so that the client hears why it was refused.</param>
    /// <param name="pending">Counts what has arrived.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RequestRejectedException">It is larger than that, or does not fit into the budget of pending bytes.</exception>
    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, int limit, PendingByteReservation pending, CancellationToken cancellationToken)
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

    // Kestrel reports a chunk size that is out of its range as an IOException, and not as a bad request. Where the connection broke, nobody is there to answer.
    private static async ValueTask<ReadResult> ReadAsync(PipeReader body, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(cancellationToken);
        }
        catch (IOException exception) when (exception is not (BadHttpRequestException or ConnectionResetException))
        {
            throw new RequestRejectedException(StatusCodes.Status400BadRequest, "The body cannot be read. The size of a chunk must be a hexadecimal number below 80000000.");
        }
    }

    private static RequestRejectedException TooLarge(int limit) => new(StatusCodes.Status413PayloadTooLarge, $"The body is too large. It may have {limit} bytes at most.");

    // RFC 8259 lets a reader ignore it, and some clients write it.
    private static ReadOnlySequence<byte> WithoutByteOrderMark(ReadOnlySequence<byte> content)
    {
        var reader = new SequenceReader<byte>(content);
        return reader.IsNext(Encoding.UTF8.Preamble) ? content.Slice(Encoding.UTF8.Preamble.Length) : content;
    }

    private static RequestBody Copy(ReadOnlySequence<byte> content)
    {
        content = WithoutByteOrderMark(content);
        var length = (int)content.Length;
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        content.CopyTo(bytes);
        return new(bytes, length);
    }
}
