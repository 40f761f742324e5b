using System.Security.Cryptography;
using System.Text;

namespace GraphGateway.Security;

/// <summary>Computes one-way hashes of texts.</summary>
internal static class Sha256Hash
{
    /// <summary>Returns the SHA-256 of the text's UTF-8, as 64 lower-case hexadecimal digits.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
