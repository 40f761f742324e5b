using Microsoft.Net.Http.Headers;

namespace GraphGateway.Http;

/// <summary>Step 2: which kind of answer the client accepts.</summary>
internal static class ContentNegotiation
{
    /// <summary>The media type of a single answer; null where none of ours is accepted.</summary>
    public static string? Choose(HttpRequest request)
    {
        var accepted = Accepted(request);
        if (accepted.Count == 0)
            return MediaTypes.Json;

        var best = accepted.FirstOrDefault(range => Of(range) is not null);
        return best is null ? null : Of(best);
    }

    /// <summary>Whether a stream of events is accepted, by its name: whoever takes anything would not know what to do with one.</summary>
    public static bool TakesStream(HttpRequest request) =>
        Accepted(request).Exists(range => range.MediaType.Equals(MediaTypes.EventStream, StringComparison.OrdinalIgnoreCase));

    // The client's preference decides; among equals the first one named.
    private static List<MediaTypeHeaderValue> Accepted(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)
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
