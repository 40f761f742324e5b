using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GraphGateway.Security;

/// <summary>Computes SHA-256 hashes, as 64 lower-case hexadecimal digits.</summary>
internal static class Sha256Hash
{
    /// <summary>Returns the hash of the text's UTF-8.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Returns the hash of the bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Returns the hash of several parts. They are hashed as JSON, so that different parts cannot produce the same bytes.</summary>
    public static string OfParts(params string?[] parts) => Of(JsonSerializer.SerializeToUtf8Bytes(parts));
}
