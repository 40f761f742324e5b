using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using GraphGateway.Errors;

namespace GraphGateway.Paging;

/// <summary>
/// Encodes and decodes cursors: a version, an authentication tag (HMAC) and the sort key values of a row. The tag covers the scope (account, list, filter,
/// order), and only the server has the key. So a modified, forged or misplaced cursor is rejected before its values are parsed.
/// Equal rows, scopes and keys produce equal cursors, because entity tags depend on them.
/// </summary>
internal static class Cursor
{
    private const byte Version = 2;
    private const int HeaderLength = 1 + CursorKey.TagLength;
    private const int MaxLength = 4096;
    private const int MaxStackLength = 512;

    public static string Encode(CursorScope scope, IReadOnlyList<string?> parts)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(parts, CursorJson.Default.IReadOnlyListString);
        Span<byte> tag = stackalloc byte[CursorKey.TagLength];
        Authenticate(scope, payload, tag);
        return Base64Url.EncodeToString([Version, .. tag, .. payload]);
    }

    /// <param name="scope">The required scope of the cursor.</param>
    /// <param name="text">The cursor from the client.</param>
    /// <param name="argument">The name of the argument, for the error message.</param>
    public static IReadOnlyList<string?> Decode(CursorScope scope, string text, string argument)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
            throw InvalidError(argument);
        var bytes = Base64Url.DecodeFromChars(text);
        // The cursor must be canonical: whitespace and unused bits would allow several texts for one cursor.
        if (bytes.Length <= HeaderLength || bytes[0] != Version || Base64Url.EncodeToString(bytes) != text)
            throw InvalidError(argument);

        var payload = bytes.AsSpan(HeaderLength);
        Span<byte> tag = stackalloc byte[CursorKey.TagLength];
        Authenticate(scope, payload, tag);
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(1, CursorKey.TagLength), tag))
            throw InvalidError(argument);
        return JsonSerializer.Deserialize(payload, CursorJson.Default.IReadOnlyListString) ?? throw InvalidError(argument);
    }

    private static void Authenticate(CursorScope scope, ReadOnlySpan<byte> payload, Span<byte> tag)
    {
        var digest = scope.Digest;
        var length = checked(1 + digest.Length + payload.Length);
        Span<byte> message = length <= MaxStackLength ? stackalloc byte[length] : new byte[length];
        message[0] = Version;
        digest.CopyTo(message[1..]);
        payload.CopyTo(message[(1 + digest.Length)..]);
        scope.Key.Authenticate(message, tag);
    }

    /// <summary>The error for a rejected cursor.</summary>
    public static GatewayError InvalidError(string argument) => new(
        ErrorCodes.CursorInvalid,
        $"'{argument}' is not a valid cursor for this list. Use a cursor only with the account and the arguments (filter, order, search, agent) that it was created for. "
        + $"If the server was restarted or updated, start again from the first page, without '{argument}'.");
}

[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class CursorJson : JsonSerializerContext;
