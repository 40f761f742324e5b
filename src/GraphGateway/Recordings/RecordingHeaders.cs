using System.Globalization;
using System.Text.RegularExpressions;
using GraphGateway.Getscreen.Recordings;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Recordings;

/// <summary>Selects the request and response headers that the gateway forwards, and adds security headers, because a browser must not run foreign content as a page of this host.</summary>
internal static class RecordingHeaders
{
    // A browser tab shows a recording in a built-in player page, which needs the last three directives.
    private const string ContentSecurityPolicy = "default-src 'none'; sandbox; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'";

    private static readonly string[] _conditions = [HeaderNames.IfRange, HeaderNames.IfNoneMatch, HeaderNames.IfModifiedSince];

    /// <summary>Returns the range and conditional headers of the client's request.</summary>
    public static List<KeyValuePair<string, string>> Asked(IHeaderDictionary headers)
    {
        var forwarded = _conditions.Where(headers.ContainsKey).Select(name => KeyValuePair.Create(name, headers[name].ToString())).ToList();
        // A request for several ranges would return multipart content. RFC 9110 allows a server to ignore the ranges and return the whole recording.
        if (headers.Range.ToString() is { Length: > 0 } range && !range.Contains(',', StringComparison.Ordinal))
            forwarded.Add(new(HeaderNames.Range, range));
        return forwarded;
    }

    /// <summary>Writes the status and headers of the response.</summary>
    /// <param name="response">The response to the client.</param>
    /// <param name="recording">The upstream's response.</param>
    /// <param name="remaining">The remaining lifetime of the link.</param>
    public static void Write(HttpResponse response, Recording recording, TimeSpan remaining)
    {
        response.StatusCode = recording.Status;
        foreach (var (name, value) in UpstreamHeaders.Read(recording.Header))
            response.Headers[name] = value;
        if (recording.HasBody)
            (response.ContentType, response.ContentLength) = (ContentType(recording), recording.Length);
        response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"private, max-age={(long)remaining.TotalSeconds}");
        response.Headers.ContentDisposition = "inline";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    private static string ContentType(Recording recording) =>
        MediaTypeHeaderValue.TryParse(recording.Header(HeaderNames.ContentType), out var type)
        && (type.Type.Equals("video", StringComparison.OrdinalIgnoreCase) || type.Type.Equals("image", StringComparison.OrdinalIgnoreCase))
        && !type.MatchesAllSubTypes && !IsXml(type.SubType)
            ? type.MediaType.ToString()
            : "application/octet-stream";

    // XML can contain scripts, also in an image such as SVG.
    private static bool IsXml(StringSegment type) =>
        type.AsSpan().Contains("xml", StringComparison.OrdinalIgnoreCase) || type.AsSpan().Contains("svg", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Reads the recording's headers that the gateway forwards. Omits values that do not match the grammar of RFC 9110.</summary>
internal static partial class UpstreamHeaders
{
    private static readonly string[] _dateFormats = ["r", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy", "ddd MMM  d HH:mm:ss yyyy"];

    private static readonly (string Name, Func<string, string?> Read)[] _forwarded =
    [
        (HeaderNames.AcceptRanges, value => value is "bytes" or "none" ? value : null),
        (HeaderNames.ContentRange, ContentRange),
        (HeaderNames.ContentEncoding, value => Tokens().IsMatch(value) ? value : null),
        (HeaderNames.ETag, value => EntityTag().IsMatch(value) ? value : null),
        (HeaderNames.LastModified, Date),
    ];

    /// <param name="header">Returns the upstream's header with a name, or null if there is none.</param>
    public static IEnumerable<(string Name, string Value)> Read(Func<string, string?> header)
    {
        foreach (var (name, read) in _forwarded)
        {
            if (header(name) is { } text && read(text) is { } value)
                yield return (name, value);
        }
    }

    // The parser checks that the first byte is not after the last byte, and that the last byte is within the length.
    private static string? ContentRange(string value) =>
        Range().IsMatch(value) && ContentRangeHeaderValue.TryParse(value, out var range) ? range.ToString() : null;

    private static string? Date(string value) =>
        DateTimeOffset.TryParseExact(value, _dateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? HeaderUtilities.FormatDate(date) : null;

    [GeneratedRegex(@"\A(W/)?""[\x21\x23-\x7E]*""\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EntityTag();

    [GeneratedRegex(@"\Abytes ([0-9]+-[0-9]+/([0-9]+|\*)|\*/[0-9]+)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Range();

    [GeneratedRegex(@"\A[A-Za-z0-9_!#$%&'*+.^`|~-]+([ \t]*,[ \t]*[A-Za-z0-9_!#$%&'*+.^`|~-]+)*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tokens();
}
