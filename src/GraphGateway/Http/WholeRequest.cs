using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using GraphGateway.Security;

namespace GraphGateway.Http;

/// <summary>All of a request that decides its answer, as bytes: whose data it may see, its method, its address and its body.</summary>
internal readonly struct WholeRequest : IDisposable
{
    private readonly byte[] _bytes;
    private readonly int _length;

    private WholeRequest(byte[] bytes, int length) => (_bytes, _length) = (bytes, length);

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public static WholeRequest Of(HttpRequest request, Caller caller, RequestBody? body)
    {
        var (account, path, query) = (caller.Account.Name, request.Path.Value ?? "", request.QueryString.Value ?? "");
        var content = body is null ? default : body.Bytes.Span;
        var bytes = ArrayPool<byte>.Shared.Rent(2 + (3 * sizeof(int)) + Encoding.UTF8.GetMaxByteCount(account.Length + path.Length + query.Length) + content.Length);
        (bytes[0], bytes[1]) = (ScopesOf(caller), body is null ? (byte)'G' : (byte)'P');
        var length = Text(bytes, Text(bytes, Text(bytes, 2, account), path), query);
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

    private static byte ScopesOf(Caller caller)
    {
        var scopes = 0;
        for (var index = 0; index < Scopes.All.Count; index++)
            scopes |= caller.Has(Scopes.All[index]) ? 1 << index : 0;
        return (byte)scopes;
    }
}
