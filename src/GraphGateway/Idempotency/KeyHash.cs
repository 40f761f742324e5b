using System.Security.Cryptography;
using System.Text.Json;

namespace GraphGateway.Idempotency;

/// <summary>Names what must not be kept in the clear, one way only.</summary>
internal static class KeyHash
{
    // As JSON the parts cannot run into one another.
    public static string Of(params string?[] parts) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)));
}
