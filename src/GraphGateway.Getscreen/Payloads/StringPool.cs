using System.Text;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>
/// The texts of one answer that come again and again, each made once. It forgets: a place holds the text that came last, so it never grows.
/// Several threads may read at once; the worst that comes of it is a text made twice.
/// </summary>
internal sealed class StringPool
{
    private const int Places = 64;
    private string?[]? _texts;

    public string Of(ReadOnlySpan<byte> text)
    {
        ref var kept = ref (_texts ??= new string?[Places])[Place(text)];
        var known = kept;
        return known is not null && Ascii.Equals(text, known) ? known : kept = Encoding.UTF8.GetString(text);
    }

    private static int Place(ReadOnlySpan<byte> text) => (text.Length + (text[0] * 7) + (text[text.Length / 2] * 3) + (text[^1] * 13)) % Places;
}
