using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using GraphGateway.Callers;

namespace GraphGateway.ResponseCaching;

/// <summary>The response cache key: everything in a request that determines its response, as bytes. These are scopes, account, HTTP method, path, query string and body.</summary>
internal readonly struct ResponseCacheKey : IDisposable
{
    private readonly byte[] _bytes;
    private readonly int _length;

    private ResponseCacheKey(byte[] bytes, int length) => (_bytes, _length) = (bytes, length);

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public static ResponseCacheKey Of(HttpRequest request, Caller caller, ReadOnlyMemory<byte>? body)
    {
        var (account, path, query) = (caller.Account.Name, request.Path.Value ?? "", request.QueryString.Value ?? "");
        var content = body is { } bytesOfBody ? bytesOfBody.Span : default;
        var texts = 3 + caller.Scopes.Count;
        var characters = account.Length + path.Length + query.Length + caller.Scopes.Sum(scope => scope.Length);
        var bytes = ArrayPool<byte>.Shared.Rent(2 + (texts * sizeof(int)) + Encoding.UTF8.GetMaxByteCount(characters) + content.Length);
        bytes[0] = body is null ? (byte)'G' : (byte)'P';
        var length = WriteText(bytes, WriteText(bytes, WriteText(bytes, WriteScopes(bytes, 1, caller), account), path), query);
        content.CopyTo(bytes.AsSpan(length));
        return new(bytes, length + content.Length);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    // Length-prefixed, so that different requests never have the same bytes.
    private static int WriteText(byte[] bytes, int offset, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, bytes.AsSpan(offset + sizeof(int)));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(offset), length);
        return offset + sizeof(int) + length;
    }

    // Scopes are written by name, so every scope is part of the key. Their number comes first, so that it is clear where they end.
    private static int WriteScopes(byte[] bytes, int offset, Caller caller)
    {
        bytes[offset++] = checked((byte)caller.Scopes.Count);
        foreach (var scope in caller.Scopes)
            offset = WriteText(bytes, offset, scope);
        return offset;
    }
}

/// <summary>Compares response cache keys by their bytes. Spans are supported for lookups without allocation.</summary>
internal sealed class ResponseCacheKeyComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    // HashCode is seeded randomly per process, so an attacker cannot craft requests with equal hash codes.
    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = default(HashCode);
        hash.AddBytes(alternate);
        return hash.ToHashCode();
    }

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
}
