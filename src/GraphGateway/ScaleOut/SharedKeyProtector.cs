using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace GraphGateway.ScaleOut;

/// <summary>A data protector with a configured key that several instances share. It uses authenticated encryption (AES-GCM).</summary>
internal sealed class SharedKeyProtector(string secret, string purpose) : IDataProtector
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), outputLength: 32, info: Encoding.UTF8.GetBytes(purpose));

    public IDataProtector CreateProtector(string purpose) => new SharedKeyProtector(secret, purpose);

    public byte[] Protect(byte[] plaintext)
    {
        var result = new byte[NonceLength + TagLength + plaintext.Length];
        var (nonce, tag, ciphertext) = Parts(result);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(nonce.Span, plaintext, ciphertext.Span, tag.Span);
        return result;
    }

    /// <exception cref="CryptographicException">The data was encrypted with another key, was modified or is too short.</exception>
    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < NonceLength + TagLength)
            throw new CryptographicException("The protected data is too short.");
        var (nonce, tag, ciphertext) = Parts(protectedData);
        var result = new byte[ciphertext.Length];
        using var aes = new AesGcm(_key, TagLength);
        aes.Decrypt(nonce.Span, ciphertext.Span, tag.Span, result);
        return result;
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Ciphertext) Parts(byte[] bytes) =>
        (bytes.AsMemory(0, NonceLength), bytes.AsMemory(NonceLength, TagLength), bytes.AsMemory(NonceLength + TagLength));
}
