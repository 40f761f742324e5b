using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphGateway.Errors;

namespace GraphGateway.Paging;

/// <summary>
/// The text of a cursor: a version, a seal and the parts that tell a row's place. The seal is taken over the parts and over
/// everything that the cursor belongs to (connection, account, filter, order), so a cursor that is broken, or used elsewhere, is
/// refused instead of leading to some other place.
/// </summary>
internal static class Cursor
{
    private const byte Version = 1;
    private const int SealLength = 8;
    private const int MaxLength = 4096;

    public static string Write(string scope, IReadOnlyList<string?> parts)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(parts, CursorJson.Default.IReadOnlyListString);
        return Base64Url.EncodeToString([Version, .. Seal(scope, payload), .. payload]);
    }

    /// <param name="scope">What the cursor must belong to.</param>
    /// <param name="text">The cursor as the client sent it.</param>
    /// <param name="argument">The argument it was sent in, for the message.</param>
    public static IReadOnlyList<string?> Read(string scope, string text, string argument)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
            throw Broken(argument);
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= 1 + SealLength || bytes[0] != Version)
            throw Broken(argument);

        var payload = bytes.AsSpan(1 + SealLength);
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(1, SealLength), Seal(scope, payload)))
            throw Broken(argument);
        return JsonSerializer.Deserialize(payload, CursorJson.Default.IReadOnlyListString) ?? throw Broken(argument);
    }

    private static ReadOnlySpan<byte> Seal(string scope, ReadOnlySpan<byte> payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(scope));
        hash.AppendData([0]);
        hash.AppendData(payload);
        return hash.GetHashAndReset().AsSpan(0, SealLength);
    }

    /// <summary>The refusal of a cursor.</summary>
    public static GatewayError Broken(string argument) => new(
        ErrorCodes.CursorInvalid,
        $"'{argument}' is not a cursor of this list. Use a cursor only with the arguments (filter, order, search, agent) and the account that it was given for.");
}
