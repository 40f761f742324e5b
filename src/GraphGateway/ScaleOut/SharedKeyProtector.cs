using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace GraphGateway.ScaleOut;

/// <summary>Seals with a configured key, which several servers can share: AES-GCM, which hides the content and shows any change of it.</summary>
internal sealed class SharedKeyProtector(string secret, string purpose) : IDataProtector
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), outputLength: 32, info: Encoding.UTF8.GetBytes(purpose));

    public IDataProtector CreateProtector(string purpose) => new SharedKeyProtector(secret, purpose);

    public byte[] Protect(byte[] plaintext)
    {
        var result = new byte[NonceLength + TagLength + plaintext.Length];
        var (nonce, tag, sealedBytes) = Parts(result);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(nonce.Span, plaintext, sealedBytes.Span, tag.Span);
        return result;
    }

    /// <exception cref="CryptographicException">It was sealed with another key, or has been changed.</exception>
    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < NonceLength + TagLength)
            throw new CryptographicException("There is too little of it.");
        var (nonce, tag, sealedBytes) = Parts(protectedData);
        var result = new byte[sealedBytes.Length];
        using var aes = new AesGcm(_key, TagLength);
        aes.Decrypt(nonce.Span, sealedBytes.Span, tag.Span, result);
        return result;
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Sealed) Parts(byte[] bytes) =>
        (bytes.AsMemory(0, NonceLength), bytes.AsMemory(NonceLength, TagLength), bytes.AsMemory(NonceLength + TagLength));
}
