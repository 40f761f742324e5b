using System.Buffers.Text;
using System.Security.Cryptography;
using GraphGateway.Getscreen;
using GraphGateway.Http;
using GraphGateway.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace GraphGateway.Recordings;

/// <summary>
/// Creates and reads recording links. A link is encrypted and authenticated, so nobody can read or change its content. Anyone who has the
/// link can use it without credentials until it expires.
/// </summary>
internal sealed class RecordingLinkProtector(IDataProtector protector, RecordingAccounts accounts, PublicAddress address, IOptions<RecordingsOptions> options, TimeProvider time)
{
    /// <summary>The path prefix of all links.</summary>
    public const string Path = "/recordings";

    // The link ends with a file extension, because players detect the media type from the extension.
    private const string Extension = ".mp4";
    // The request line with a link must stay below the usual server limit of 8 KB.
    private const int MaxUrlLength = 2048;
    private const int MaxTokenLength = 6144;

    /// <summary>Creates the gateway's link of a session's recording. Returns null if the upstream's URL is invalid.</summary>
    public string? Make(GetscreenAccount account, int session, string url) => ParseUrl(url) is { } target
        ? address.Of($"{Path}/{Protect(new(account.Name, session, target, time.GetUtcNow() + options.Value.LinkLifetime, accounts.KeyFor(account)))}{Extension}")
        : null;

    /// <summary>Reads the token, which is the last segment of a link. Returns null if the token is not exactly what this server, or one with the same key, created.</summary>
    public RecordingLink? Read(string token)
    {
        var text = token.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? token[..^Extension.Length] : token;
        if (text.Length is 0 or > MaxTokenLength || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        // Rejects other spellings of the same bytes: unused bits in the last character, and whitespace.
        return Base64Url.EncodeToString(bytes) == text && Unprotect(bytes) is { } content && RecordingLink.From(content) is { } link
            ? link with { Id = Sha256Hash.Of(bytes) }
            : null;
    }

    /// <summary>Returns the remaining lifetime of a link, or null if it has expired.</summary>
    public TimeSpan? Left(RecordingLink link) => link.Expires - time.GetUtcNow() is { Ticks: > 0 } remaining ? remaining : null;

    private string Protect(RecordingLink link) => Base64Url.EncodeToString(protector.Protect(link.ToBytes()));

    private byte[]? Unprotect(byte[] bytes)
    {
        try
        {
            return protector.Unprotect(bytes);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Getscreen sometimes repeats the scheme, so that the URL's host is "http" or "https".
    private static Uri? ParseUrl(string url) =>
        url.Length <= MaxUrlLength && Uri.TryCreate(url, UriKind.Absolute, out var target)
        && target is { Scheme: "http" or "https", UserInfo: "", Host: not ("" or "http" or "https") } ? target : null;
}

/// <summary>The content of a recording link.</summary>
/// <param name="Account">The name of the account that the recording belongs to.</param>
/// <param name="Session">The session's numeric id.</param>
/// <param name="Url">The upstream's URL of the recording.</param>
/// <param name="Expires">The expiration time of the link.</param>
/// <param name="Key">The caller's own API key, if the server has none for the account; a secret.</param>
internal sealed record RecordingLink(string Account, int Session, Uri Url, DateTimeOffset Expires, string? Key = null)
{
    private const byte Version = 1;

    /// <summary>Identifies a link that was read: not a secret, and the same for every request with the same link.</summary>
    public string Id { get; init; } = "";

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        writer.Write7BitEncodedInt64(Expires.ToUnixTimeSeconds());
        writer.Write7BitEncodedInt(Session);
        writer.Write(Account);
        writer.Write(Url.AbsoluteUri);
        writer.Write(Key ?? "");
        return bytes.ToArray();
    }

    /// <summary>Reads the output of <see cref="ToBytes"/>. Returns null if another version of the server wrote it.</summary>
    public static RecordingLink? From(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (reader.ReadByte() != Version)
            return null;
        var expires = DateTimeOffset.FromUnixTimeSeconds(reader.Read7BitEncodedInt64());
        var session = reader.Read7BitEncodedInt();
        return new(reader.ReadString(), session, new(reader.ReadString()), expires, reader.ReadString() is { Length: > 0 } key ? key : null);
    }

    /// <summary>Omits the secrets of the link.</summary>
    public override string ToString() => $"{nameof(RecordingLink)} {Account} {Session}";
}
