using System.Security.Cryptography;
using System.Text.Json;

namespace GraphGateway.Idempotency;

/// <summary>Hashes (SHA-256) keys and inputs that must not be stored in plain text.</summary>
internal static class KeyHash
{
    // JSON, so that different parts cannot produce the same bytes.
    public static string Of(params string?[] parts) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)));
}
