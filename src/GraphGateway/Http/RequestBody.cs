using System.Buffers;

namespace GraphGateway.Http;

/// <summary>A request's body, read to its end.</summary>
internal sealed class RequestBody : IDisposable
{
    private readonly int _length;
    private byte[] _bytes;

    private RequestBody(byte[] bytes, int length) => (_bytes, _length) = (bytes, length);

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
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

    private static RequestBody Copy(ReadOnlySequence<byte> content)
    {
        var length = (int)content.Length;
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        content.CopyTo(bytes);
        return new(bytes, length);
    }
}
