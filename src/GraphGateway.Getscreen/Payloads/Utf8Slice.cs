namespace GraphGateway.Getscreen.Payloads;

/// <summary>The position of a string in a response body, without its quotes.</summary>
/// <param name="Start">The index of the first byte.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="IsEscaped">Whether the string contains escapes.</param>
internal readonly record struct Utf8Slice(int Start, int Length, bool IsEscaped)
{
    public static Utf8Slice Of(long slot) => new((int)(slot >> 32), (int)((uint)slot >> 1), (slot & 1) != 0);

    public long ToSlot() => ((long)Start << 32) | ((uint)Length << 1) | (IsEscaped ? 1u : 0u);
}
