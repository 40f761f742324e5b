using System.Security.Cryptography;
using System.Text;
using GraphGateway.ScaleOut;
using Microsoft.Extensions.Options;

namespace GraphGateway.Paging;

/// <summary>
/// The secret key that authenticates cursors. With <c>ScaleOut:EncryptionKey</c> all instances derive the same key, and it survives a restart.
/// Otherwise the key is random and lives as long as the process, like an ephemeral data protection key.
/// </summary>
internal sealed class CursorKey(IOptions<ScaleOutOptions> options)
{
    /// <summary>The length of an authentication tag in bytes.</summary>
    public const int TagLength = 16;

    private const int KeyLength = 32;
    private static readonly byte[] _purpose = Encoding.UTF8.GetBytes("GraphGateway.Cursors");

    private readonly byte[] _key = options.Value.EncryptionKey is { Length: > 0 } secret
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), KeyLength, info: _purpose)
        : RandomNumberGenerator.GetBytes(KeyLength);

    /// <summary>Computes the tag of a message: HMAC-SHA-256, shortened to <see cref="TagLength"/> bytes.</summary>
    public void Authenticate(ReadOnlySpan<byte> message, Span<byte> tag)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, message, hash);
        hash[..TagLength].CopyTo(tag);
    }
}
