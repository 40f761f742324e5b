using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;

namespace GraphGateway.GraphTypes;

/// <summary>A UTF-8 JSON buffer. The output is byte for byte the same as the serializer's. <see cref="Truncate"/> can undo the last writes.</summary>
internal sealed class JsonBuffer(int expectedLength)
{
    // The maximum length of an escaped character: \uXXXX.
    private const int MaxEscapedLength = 6;
    private const int MaxNumberLength = 20;

    private static readonly JavaScriptEncoder _encoder = JavaScriptEncoder.Default;
    private static readonly SearchValues<char> _plain = SearchValues.Create([.. Enumerable.Range(0, 128).Select(code => (char)code).Where(IsPlain)]);

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(expectedLength);

    public int Length { get; private set; }

    /// <summary>Removes everything that was written after this length.</summary>
    public void Truncate(int length) => Length = length;

    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        Length += json.Length;
    }

    public void Number(long number)
    {
        Utf8Formatter.TryFormat(number, Reserve(MaxNumberLength), out var written);
        Length += written;
    }

    public void Text(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(_plain))
            Escaped(text);
        else
            Quoted(text);
    }

    /// <summary>Returns space for that many bytes. Call <see cref="Advance"/> with the number of bytes written.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
            Grow(count);
        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    /// <summary>Detaches the bytes. The code that receives them must return them to the array pool.</summary>
    public byte[] Detach()
    {
        var bytes = _bytes;
        _bytes = [];
        return bytes;
    }

    private void Quoted(ReadOnlySpan<char> plain)
    {
        var buffer = Reserve(plain.Length + 2);
        buffer[0] = (byte)'"';
        Ascii.FromUtf16(plain, buffer[1..], out _);
        buffer[plain.Length + 1] = (byte)'"';
        Length += plain.Length + 2;
    }

    private void Escaped(ReadOnlySpan<char> text)
    {
        var escaped = ArrayPool<char>.Shared.Rent(text.Length * MaxEscapedLength);
        _encoder.Encode(text, escaped, out _, out var length);
        Quoted(escaped.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(escaped);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + count));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    private static bool IsPlain(char character) => _encoder.Encode(character.ToString()).Length == 1;
}
