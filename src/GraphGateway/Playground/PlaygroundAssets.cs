using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using GraphGateway.Security;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Playground;

/// <summary>The files of the playground page, which the build embeds in this assembly (see <c>Playground.targets</c>).</summary>
internal sealed class PlaygroundAssets
{
    public const string Index = "index.html";

    private const string Prefix = "playground/";
    private const string HashedFolder = "assets/";
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string Revalidated = "no-cache";

    private static readonly Assembly Source = typeof(PlaygroundAssets).Assembly;
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly FrozenSet<string> _paths = Source.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..])
        .ToFrozenSet();

    private readonly ConcurrentDictionary<string, PlaygroundAsset> _loaded = new();

    /// <summary>Returns the file at a path such as <c>assets/index-1a2b.js</c>, or null if there is none.</summary>
    public PlaygroundAsset? Find(string path) => _paths.Contains(path) ? _loaded.GetOrAdd(path, Read) : null;

    /// <summary>Returns a strong ETag. It is a hash of the content, so it is the same on every instance.</summary>
    public static EntityTagHeaderValue TagOf(ReadOnlySpan<byte> content) => new($"\"{Sha256Hash.Of(content)[..32]}\"");

    private static PlaygroundAsset Read(string path)
    {
        using var stream = Source.GetManifestResourceStream(Prefix + path)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        // Vite adds a content hash to the names of the files in this folder.
        var caching = path.StartsWith(HashedFolder, StringComparison.Ordinal) ? Immutable : Revalidated;
        return new PlaygroundAsset(content, ContentTypeOf(path), caching, TagOf(content));
    }

    private static string ContentTypeOf(string path)
    {
        if (!ContentTypes.TryGetContentType(path, out var type))
            type = "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
    }
}

/// <summary>A file of the playground page, with its HTTP headers.</summary>
internal sealed record PlaygroundAsset(byte[] Content, string ContentType, string CacheControl, EntityTagHeaderValue EntityTag);

/// <summary>Writes a file of the page, or 304 if the copy of the browser is current.</summary>
internal static class PlaygroundFiles
{
    public static Task WriteAsync(HttpContext context, PlaygroundAsset asset)
    {
        context.Response.Headers.CacheControl = asset.CacheControl;
        return TypedResults.Bytes(asset.Content, asset.ContentType, entityTag: asset.EntityTag).ExecuteAsync(context);
    }
}
