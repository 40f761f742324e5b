using System.Runtime.InteropServices;
using System.Security.Cryptography;
using GraphGateway.Callers;
using GraphGateway.GraphTypes;
using GraphQL;

namespace GraphGateway.Paging;

/// <summary>The scope of a cursor: an account, and a list with its filter and order. The digest is computed once, because a filter can be long.</summary>
/// <param name="key">The key that authenticates the cursors.</param>
/// <param name="account">The account's name.</param>
/// <param name="list">The canonical text of the list, its filter and its order.</param>
internal sealed class CursorScope(CursorKey key, string account, string list)
{
    private byte[]? _digest;

    public CursorKey Key => key;

    /// <summary>The SHA-256 of the account and the list.</summary>
    public ReadOnlySpan<byte> Digest => _digest ??= ComputeDigest();

    /// <param name="context">The resolver context, which has the caller's account.</param>
    /// <param name="list">See the constructor.</param>
    public static CursorScope Of(IResolveFieldContext context, string list) =>
        new(context.Get<CursorKey>(), context.Get<CallerAccessor>().Caller.Account.Name, list);

    // The account's length comes first, so that an account and a list cannot have the same bytes as another account and list.
    private byte[] ComputeDigest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(account.Length));
        hash.AppendData(MemoryMarshal.AsBytes(account.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(list.AsSpan()));
        return hash.GetHashAndReset();
    }
}
