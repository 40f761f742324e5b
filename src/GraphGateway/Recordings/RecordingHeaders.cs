using System.Globalization;
using GraphGateway.Getscreen.Recordings;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Recordings;

/// <summary>Which headers pass, and which the gateway adds: a recording comes from elsewhere, so it must not be taken for a page of this host.</summary>
internal static class RecordingHeaders
{
    // A tab that shows a recording is a page with a player in it, and needs the last three.
    private const string Policy = "default-src 'none'; sandbox; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'";

    private static readonly string[] _conditions = [HeaderNames.IfRange, HeaderNames.IfNoneMatch, HeaderNames.IfModifiedSince];

    /// <summary>The range and the conditions that a client asks with.</summary>
    public static List<KeyValuePair<string, string>> Asked(IHeaderDictionary headers)
    {
        var asked = _conditions.Where(headers.ContainsKey).Select(name => KeyValuePair.Create(name, headers[name].ToString())).ToList();
        // Several ranges would be answered in parts with a type of their own; a server may answer them with the whole.
        if (headers.Range.ToString() is { Length: > 0 } range && !range.Contains(',', StringComparison.Ordinal))
            asked.Add(new(HeaderNames.Range, range));
        return asked;
    }

    /// <summary>Answers with the recording's headers.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="recording">What the upstream answered.</param>
    /// <param name="left">How long the link can still be followed.</param>
    public static void Write(HttpResponse response, Recording recording, TimeSpan left)
    {
        response.StatusCode = recording.Status;
        foreach (var (name, value) in UpstreamHeaders.Read(recording.Header))
            response.Headers[name] = value;
        if (recording.HasBody)
            (response.ContentType, response.ContentLength) = (ContentType(recording), recording.Length);
        response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"private, max-age={(long)left.TotalSeconds}");
        response.Headers.ContentDisposition = "inline";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    private static string ContentType(Recording recording) =>
        MediaTypeHeaderValue.TryParse(recording.Header(HeaderNames.ContentType), out var type)
        && (type.Type.Equals("video", StringComparison.OrdinalIgnoreCase) || type.Type.Equals("image", StringComparison.OrdinalIgnoreCase))
        && !type.MatchesAllSubTypes && !IsXml(type.SubType)
            ? type.MediaType.ToString()
            : "application/octet-stream";

    // XML can hold a script, in a picture too.
    private static bool IsXml(StringSegment type) =>
        type.AsSpan().Contains("xml", StringComparison.OrdinalIgnoreCase) || type.AsSpan().Contains("svg", StringComparison.OrdinalIgnoreCase);
}
