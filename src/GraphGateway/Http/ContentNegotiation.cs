using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Http;

/// <summary>Which kinds of answer the client accepts.</summary>
internal static class ContentNegotiation
{
    // A client says it in the same words each time. What is longer, or comes when so many are known, is read each time.
    private const int MostKnown = 200;
    private const int LongestKnown = 200;

    // Who takes either is given the first.
    private static readonly string[] _single = [MediaTypes.Json, MediaTypes.GraphQLResponse];
    private static readonly ConcurrentDictionary<string, AcceptedTypes> _known = new(StringComparer.Ordinal);

    public static AcceptedTypes Read(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept is not [{ Length: <= LongestKnown } text])
            return Of(accept);
        if (_known.TryGetValue(text, out var known))
            return known;
        var read = Of(accept);
        if (_known.Count < MostKnown)
            _known.TryAdd(text, read);
        return read;
    }

    private static AcceptedTypes Of(StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            return new(MediaTypes.Json, Stream: false);
        return new(SingleOf(ranges), ranges.Any(range => QualityOf(range) > 0 && range.MediaType.Equals(MediaTypes.EventStream, StringComparison.OrdinalIgnoreCase)));
    }

    // The client's preference decides; among equals the first one named.
    private static string? SingleOf(IList<MediaTypeHeaderValue> ranges)
    {
        var offered = Array.ConvertAll(_single, type => (Type: type, Quality: QualityOf(type, ranges)));
        return ranges.Where(range => QualityOf(range) > 0)
            .OrderByDescending(QualityOf)
            .SelectMany(range => offered.Where(one => one.Quality == QualityOf(range) && Closeness(range, one.Type) > 0))
            .Select(one => one.Type).FirstOrDefault();
    }

    // What names a type most closely says how much it is wanted: with "application/json;q=0, */*" anything but JSON.
    private static double QualityOf(string type, IList<MediaTypeHeaderValue> ranges) => QualityOf(ranges.MaxBy(range => Closeness(range, type))!);

    private static double QualityOf(MediaTypeHeaderValue range) => range.Quality ?? 1;

    // How closely a range names a type; 0 where it does not.
    private static int Closeness(MediaTypeHeaderValue range, string type) => range.MediaType.Value?.ToLowerInvariant() switch
    {
        _ when !MediaTypes.IsUtf8(range.Charset) => 0,
        "*/*" => 1,
        "application/*" => 2,
        var named => named == type ? 3 : 0,
    };
}
