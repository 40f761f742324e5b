using System.Buffers.Binary;

namespace GraphGateway.Caching;

/// <summary>What stands before the answer in an entry that instances share.</summary>
/// <param name="ReadAt">When the reading began, by the clock of who read.</param>
/// <param name="Version">The entry's version.</param>
internal readonly record struct CacheEntryHeader(DateTimeOffset ReadAt, long Version)
{
    public const int Length = 1 + sizeof(long) + sizeof(long);

    // Another with each change of what stands there.
    private const byte Format = 1;

    private static readonly TimeSpan _clocksAgree = TimeSpan.FromSeconds(1);

    /// <summary>The head of an entry; null where it is of another format.</summary>
    public static CacheEntryHeader? Of(ReadOnlySpan<byte> entry) => entry.Length >= Length && entry[0] == Format
        ? new(new(BinaryPrimitives.ReadInt64LittleEndian(entry[1..]), TimeSpan.Zero), BinaryPrimitives.ReadInt64LittleEndian(entry[9..]))
        : null;

    /// <summary>Whether it is still fresh. What was read in the future, by a clock that is fast, is not taken: it would be fresh for too long.</summary>
    public bool IsFresh(DateTimeOffset now, TimeSpan fresh) => now - ReadAt < fresh && ReadAt - now < _clocksAgree;

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        bytes[0] = Format;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(1), ReadAt.UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(9), Version);
        return bytes;
    }
}
