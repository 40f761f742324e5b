using System.Buffers.Text;
using System.Security.Cryptography;
using GraphGateway.Getscreen;
using GraphGateway.Http;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace GraphGateway.Recordings;

/// <summary>
/// Makes and reads the links of recordings. A link is sealed: what it stands for can be neither seen nor changed, and whoever has
/// it needs nothing else until it ends.
/// </summary>
internal sealed class RecordingLinkProtector(IDataProtector protector, RecordingAccounts accounts, PublicAddress address, IOptions<RecordingsOptions> options, TimeProvider time)
{
    /// <summary>The path that all links begin with.</summary>
    public const string Path = "/recordings";

    // Players judge by the end of a path what they get.
    private const string Ending = ".mp4";
    // The request line with a link in it must stay below the 8 KB that servers allow.
    private const int MostUrlLength = 2048;
    private const int MostTokenLength = 6144;

    /// <summary>The gateway's link of a session's recording; null where the upstream's URL is none that can be loaded.</summary>
    public string? Make(GetscreenAccount account, int session, string url) => ReadUrl(url) is { } target
        ? address.Of($"{Path}/{Seal(new(account.Name, session, target, time.GetUtcNow() + options.Value.LinkLifetime, accounts.KeyFor(account)))}{Ending}")
        : null;

    /// <summary>What a link's last part stands for; null where this server, or one that shares its key, did not make it just so.</summary>
    public RecordingLink? Read(string token)
    {
        var text = token.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? token[..^Ending.Length] : token;
        if (text.Length is 0 or > MostTokenLength || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        // The last character may hold bits that nobody reads, and blanks may stand anywhere.
        return Base64Url.EncodeToString(bytes) == text && Open(bytes) is { } content && RecordingLink.From(content) is { } link
            ? link with { Id = Convert.ToHexStringLower(SHA256.HashData(bytes)) }
            : null;
    }

    /// <summary>How long a link can still be followed; null where its time is over.</summary>
    public TimeSpan? Left(RecordingLink link) => link.Expires - time.GetUtcNow() is { Ticks: > 0 } left ? left : null;

    private string Seal(RecordingLink link) => Base64Url.EncodeToString(protector.Protect(link.ToBytes()));

    private byte[]? Open(byte[] bytes)
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

    // Getscreen sometimes doubles the scheme, which leaves a host named like one.
    private static Uri? ReadUrl(string url) =>
        url.Length <= MostUrlLength && Uri.TryCreate(url, UriKind.Absolute, out var target)
        && target is { Scheme: "http" or "https", UserInfo: "", Host: not ("" or "http" or "https") } ? target : null;
}
