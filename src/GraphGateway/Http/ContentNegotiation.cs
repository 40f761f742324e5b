using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Http;

/// <summary>Step 2: which kinds of answer the client accepts.</summary>
internal static class ContentNegotiation
{
    // A client says it in the same words each time. What is longer, or comes when so many are known, is read each time.
    private const int MostKnown = 200;
    private const int LongestKnown = 200;

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
        var accepted = Accepted(accept);
        return new(
            accepted.Count == 0 ? MediaTypes.Json : accepted.Select(Of).FirstOrDefault(type => type is not null),
            accepted.Exists(range => range.MediaType.Equals(MediaTypes.EventStream, StringComparison.OrdinalIgnoreCase)));
    }

    // The client's preference decides; among equals the first one named.
    private static List<MediaTypeHeaderValue> Accepted(StringValues accept) =>
        MediaTypeHeaderValue.TryParseList(accept, out var ranges)
            ? [.. ranges.Where(range => range.Quality is not 0).OrderByDescending(range => range.Quality ?? 1)]
            : [];

    private static string? Of(MediaTypeHeaderValue range) => range.MediaType.Value?.ToLowerInvariant() switch
    {
        _ when range.Charset.HasValue && !range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) => null,
        MediaTypes.GraphQLResponse => MediaTypes.GraphQLResponse,
        MediaTypes.Json or "application/*" or "*/*" => MediaTypes.Json,
        _ => null,
    };
}
