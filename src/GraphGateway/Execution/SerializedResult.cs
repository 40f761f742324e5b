using System.Buffers;
using System.Text.Json.Serialization;
using GraphGateway.GraphTypes;

namespace GraphGateway.Execution;

/// <summary>
/// A query's answer, written already. It stands for the data wherever the engine's result goes; where nothing is to be told beside it,
/// its bytes are the whole body. Not disposing of it costs its memory's reuse, no more.
/// </summary>
[JsonConverter(typeof(SerializedResultConverter))]
internal sealed class SerializedResult : IDisposable
{
    private readonly int _length;
    private byte[] _bytes;

    private SerializedResult(byte[] bytes, int length) => (_bytes, _length) = (bytes, length);

    private static ReadOnlySpan<byte> Start => "{\"data\":"u8;

    /// <summary>The body: an object that holds the data and nothing else.</summary>
    public ReadOnlyMemory<byte> Body => _bytes.AsMemory(0, _length);

    /// <summary>How many bytes of memory it takes.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>The data by itself.</summary>
    public ReadOnlySpan<byte> Data => _bytes.AsSpan(Start.Length, _length - Start.Length - 1);

    /// <summary>Begins an answer.</summary>
    /// <param name="expectedLength">How long it will probably be.</param>
    public static JsonBuffer Begin(int expectedLength)
    {
        var buffer = new JsonBuffer(expectedLength);
        buffer.Raw(Start);
        return buffer;
    }

    /// <summary>Ends an answer whose data has been written.</summary>
    public static SerializedResult End(JsonBuffer buffer)
    {
        buffer.Raw("}"u8);
        return new(buffer.Detach(), buffer.Length);
    }

    public void Dispose()
    {
        var bytes = Interlocked.Exchange(ref _bytes, []);
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }
}
