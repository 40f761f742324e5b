namespace GraphGateway.Sandbox.Videos;

/// <summary>A recording's bytes, made while they are read: the same for the same session, never held as a whole, and no real film.</summary>
/// <param name="seed">What the bytes grow from.</param>
/// <param name="length">How many there are.</param>
internal sealed class VideoContent(int seed, long length) : Stream
{
    // A prime, so that the pattern falls together with no block size and a wrong offset shows.
    private const int Period = 65_521;

    private readonly byte[] _pattern = Pattern(seed);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        var at = (int)(Position % Period);
        var count = (int)Math.Min(Math.Min(buffer.Length, Period - at), Math.Max(0, length - Position));
        _pattern.AsSpan(at, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Current => Position,
        SeekOrigin.End => length,
        _ => 0,
    };

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static byte[] Pattern(int seed)
    {
        var pattern = new byte[Period];
        new World.SeededRandom(seed).Fill(pattern);
        return pattern;
    }
}
