using System.Security.Cryptography;
using System.Text;

namespace GraphGateway.Security;

/// <summary>Names a text one way only.</summary>
internal static class Sha256Hash
{
    /// <summary>The SHA-256 of the text's UTF-8, in 64 lower-case hexadecimal digits.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
