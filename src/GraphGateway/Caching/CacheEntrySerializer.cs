using System.Buffers.Binary;

namespace GraphGateway.Caching;

/// <summary>Serializes the values of a cached method for the shared cache.</summary>
/// <param name="Write">Serializes a value.</param>
/// <param name="Read">Deserializes a value; throws <see cref="FormatException"/> or <see cref="System.Text.Json.JsonException"/> if the bytes are invalid.</param>
internal sealed record CacheEntrySerializer<TParameters, T>(Func<T, ReadOnlyMemory<byte>> Write, Func<TParameters, ReadOnlyMemory<byte>, T> Read);

/// <summary>The header of a serialized cache entry in Redis. It precedes the value.</summary>
/// <param name="ReadAt">When the upstream call started, by the clock of the instance that made it.</param>
/// <param name="Version">The entry's version.</param>
internal readonly record struct CacheEntryHeader(DateTimeOffset ReadAt, long Version)
{
    public const int Length = 1 + sizeof(long) + sizeof(long);

    // Increment with each change of the serialized format.
    private const byte Format = 1;

    private static readonly TimeSpan _maxClockSkew = TimeSpan.FromSeconds(1);

    /// <summary>Parses the header of an entry. Returns null if the format is unknown.</summary>
    public static CacheEntryHeader? Of(ReadOnlySpan<byte> entry) => entry.Length >= Length && entry[0] == Format
        ? new(new(BinaryPrimitives.ReadInt64LittleEndian(entry[1..]), TimeSpan.Zero), BinaryPrimitives.ReadInt64LittleEndian(entry[9..]))
        : null;

    /// <summary>Whether the entry is still fresh. A read time in the future (a fast clock) is not accepted, because the entry would stay fresh for too long.</summary>
    public bool IsFresh(DateTimeOffset now, TimeSpan timeToLive) => now - ReadAt < timeToLive && ReadAt - now < _maxClockSkew;

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        bytes[0] = Format;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(1), ReadAt.UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(9), Version);
        return bytes;
    }
}
