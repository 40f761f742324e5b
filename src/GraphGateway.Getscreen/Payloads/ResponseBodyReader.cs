using System.Buffers;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>Reads a response body into one buffer.</summary>
internal static class ResponseBodyReader
{
    // A Content-Length up to this size is allocated at once. Above it, the buffer grows while bytes arrive, because the header may be wrong.
    private const int MaxPreallocatedSize = 16 * 1024 * 1024;
    private const int InitialBufferSize = 16 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        if (content.Headers.ContentLength is not (>= 0 and <= MaxPreallocatedSize and var length))
            return await ReadToEndAsync(stream, cancellationToken);
        var body = GC.AllocateUninitializedArray<byte>((int)length);
        await stream.ReadExactlyAsync(body, cancellationToken);
        return body;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadToEndAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(InitialBufferSize);
        var length = 0;
        try
        {
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
            {
                length += read;
                if (length == buffer.Length)
                    buffer = Grow(buffer);
            }

            return buffer.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true); // it may contain secret links
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }
}
