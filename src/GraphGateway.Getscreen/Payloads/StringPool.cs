using System.Text;

namespace GraphGateway.Getscreen.Payloads;

/// <summary>
/// A string pool of fixed size for the repeated strings of one response. A slot contains the last string with its hash, so the pool never grows.
/// Concurrent use is safe: the worst case is a duplicate string.
/// </summary>
internal sealed class StringPool
{
    private const int SlotCount = 64;
    private string?[]? _texts;

    public string Of(ReadOnlySpan<byte> text)
    {
        ref var slot = ref (_texts ??= new string?[SlotCount])[SlotOf(text)];
        var pooled = slot;
        return pooled is not null && Ascii.Equals(text, pooled) ? pooled : slot = Encoding.UTF8.GetString(text);
    }

    private static int SlotOf(ReadOnlySpan<byte> text) => (text.Length + (text[0] * 7) + (text[text.Length / 2] * 3) + (text[^1] * 13)) % SlotCount;
}
