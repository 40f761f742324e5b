using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Recordings;

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
