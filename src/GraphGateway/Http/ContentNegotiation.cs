using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Http;

/// <summary>Content negotiation: selects the response media types from the <c>Accept</c> header.</summary>
internal static class ContentNegotiation
{
    // A client sends the same header each time, so parsed headers are cached. Longer headers, and headers beyond the size limit of the cache, are parsed each time.
    private const int MaxCachedHeaders = 200;
    private const int MaxCachedHeaderLength = 200;

    // In order of preference, for clients that accept both equally.
    private static readonly string[] _singleResponseTypes = [MediaTypes.Json, MediaTypes.GraphQLResponse];
    private static readonly ConcurrentDictionary<string, AcceptedTypes> _cache = new(StringComparer.Ordinal);

    public static AcceptedTypes Read(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept is not [{ Length: <= MaxCachedHeaderLength } text])
            return Parse(accept);
        if (_cache.TryGetValue(text, out var cached))
            return cached;
        var parsed = Parse(accept);
        if (_cache.Count < MaxCachedHeaders)
            _cache.TryAdd(text, parsed);
        return parsed;
    }

    private static AcceptedTypes Parse(StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            return new(MediaTypes.Json, Stream: false);
        return new(SelectSingle(ranges), ranges.Any(range => QualityOf(range) > 0 && range.MediaType.Equals(MediaTypes.EventStream, StringComparison.OrdinalIgnoreCase)));
    }

    // Selects by the client's quality values. If they are equal, the first media range in the header wins.
    private static string? SelectSingle(IList<MediaTypeHeaderValue> ranges)
    {
        var supported = Array.ConvertAll(_singleResponseTypes, type => (Type: type, Quality: QualityOf(type, ranges)));
        return ranges.Where(range => QualityOf(range) > 0)
            .OrderByDescending(QualityOf)
            .SelectMany(range => supported.Where(one => one.Quality == QualityOf(range) && Specificity(range, one.Type) > 0))
            .Select(one => one.Type).FirstOrDefault();
    }

    // The most specific media range determines the quality of a type: "application/json;q=0, */*" accepts everything except JSON.
    private static double QualityOf(string type, IList<MediaTypeHeaderValue> ranges) => QualityOf(ranges.MaxBy(range => Specificity(range, type))!);

    private static double QualityOf(MediaTypeHeaderValue range) => range.Quality ?? 1;

    // How specifically a media range matches a type, or 0 if it does not match.
    private static int Specificity(MediaTypeHeaderValue range, string type) => range.MediaType.Value?.ToLowerInvariant() switch
    {
        _ when !MediaTypes.IsUtf8(range.Charset) => 0,
        "*/*" => 1,
        "application/*" => 2,
        var name => name == type ? 3 : 0,
    };
}

/// <summary>The response media types that a client accepts, out of those that the server can produce.</summary>
/// <param name="Single">The media type of a single response, or null if the client accepts none of the supported types.</param>
/// <param name="Stream">Whether the client accepts <c>text/event-stream</c> by name. A wildcard does not count, because such a client usually cannot read an event stream.</param>
internal readonly record struct AcceptedTypes(string? Single, bool Stream);

/// <summary>The media types of GraphQL responses.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";

    /// <summary>Whether the <c>charset</c> parameter of a media type is missing or UTF-8, with or without quotes.</summary>
    public static bool IsUtf8(StringSegment charset) =>
        !charset.HasValue || HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
