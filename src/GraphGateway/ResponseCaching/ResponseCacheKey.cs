using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using GraphGateway.Callers;

namespace GraphGateway.ResponseCaching;

/// <summary>All of a request that decides its answer, as bytes: whose data it may see, its method, its address and its body.</summary>
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
        var length = Text(bytes, Text(bytes, Text(bytes, ScopesOf(bytes, 1, caller), account), path), query);
        content.CopyTo(bytes.AsSpan(length));
        return new(bytes, length + content.Length);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    // With its length before it, so that no two requests have the same bytes, however their parts are chosen.
    private static int Text(byte[] bytes, int at, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, bytes.AsSpan(at + sizeof(int)));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), length);
        return at + sizeof(int) + length;
    }

    // By their names, so that a scope cannot fall out of the key however many there are. The number before them tells where they end.
    private static int ScopesOf(byte[] bytes, int at, Caller caller)
    {
        bytes[at++] = checked((byte)caller.Scopes.Count);
        foreach (var scope in caller.Scopes)
            at = Text(bytes, at, scope);
        return at;
    }
}
