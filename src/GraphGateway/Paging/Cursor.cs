using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using GraphGateway.Errors;

namespace GraphGateway.Paging;

/// <summary>
/// The text of a cursor: a version, an authentication tag and the parts that describe a row's place. Only the server's key can make the tag, and
/// it covers the scope (account, list, filter, order). So a cursor that is changed, invented or used elsewhere is rejected before its parts are read.
/// Equal rows, scopes and keys give equal cursors, because entity tags depend on them.
/// </summary>
internal static class Cursor
{
    private const byte Version = 2;
    private const int HeaderLength = 1 + CursorKey.TagLength;
    private const int MaxLength = 4096;
    private const int MaxStackLength = 512;

    public static string Write(CursorScope scope, IReadOnlyList<string?> parts)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(parts, CursorJson.Default.IReadOnlyListString);
        Span<byte> tag = stackalloc byte[CursorKey.TagLength];
        Authenticate(scope, payload, tag);
        return Base64Url.EncodeToString([Version, .. tag, .. payload]);
    }

    /// <param name="scope">What the cursor must belong to.</param>
    /// <param name="text">The cursor as the client sent it.</param>
    /// <param name="argument">The argument it was sent in, for the message.</param>
    public static IReadOnlyList<string?> Read(CursorScope scope, string text, string argument)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
            throw Broken(argument);
        var bytes = Base64Url.DecodeFromChars(text);
        // Blanks and unused bits would give one cursor many spellings.
        if (bytes.Length <= HeaderLength || bytes[0] != Version || Base64Url.EncodeToString(bytes) != text)
            throw Broken(argument);

        var payload = bytes.AsSpan(HeaderLength);
        Span<byte> tag = stackalloc byte[CursorKey.TagLength];
        Authenticate(scope, payload, tag);
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(1, CursorKey.TagLength), tag))
            throw Broken(argument);
        return JsonSerializer.Deserialize(payload, CursorJson.Default.IReadOnlyListString) ?? throw Broken(argument);
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

    /// <summary>The error for a cursor that is rejected.</summary>
    public static GatewayError Broken(string argument) => new(
        ErrorCodes.CursorInvalid,
        $"'{argument}' is not a cursor of this list. Use a cursor only with the arguments (filter, order, search, agent) and the account that it was given for. "
        + $"If the server was restarted or updated since, begin again from the first page, without '{argument}'.");
}
