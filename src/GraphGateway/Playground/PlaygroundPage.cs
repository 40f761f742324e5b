using System.Text;
using GraphGateway.Hosting;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Playground;

/// <summary>The GraphiQL page that a browser gets when it opens the GraphQL endpoint.</summary>
internal sealed class PlaygroundPage(PlaygroundAssets assets, IOptions<PlaygroundOptions> options, IHostEnvironment environment)
{
    /// <summary>The path segment below the endpoint for the files of the page.</summary>
    public const string Folder = "playground";

    // Monaco adds style elements and embeds its icon font in the style sheet. Scripts, workers and requests are limited to this origin.
    private const string Policy =
        "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; "
        + "style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // A request with one of these parameters is an operation or a schema download, even from a browser.
    private static readonly string[] NonPageParameters = ["query", "documentId", "id", "extensions", "sdl"];

    public bool Enabled => options.Value.Enabled ?? environment.IsDevelopment();

    /// <summary>Whether the page is enabled and the request comes from a browser that opens the endpoint.</summary>
    public bool Matches(HttpRequest request) =>
        Enabled && request.IsGetOrHead() && WantsHtml(request.GetTypedHeaders()) && !NonPageParameters.Any(request.Query.ContainsKey);

    public Task WriteAsync(HttpContext context)
    {
        var index = assets.Find(PlaygroundAssets.Index)
            ?? throw new InvalidOperationException("The embedded file playground/index.html is missing. Every build must embed it; without npm it comes from Playground/NotBuilt.");
        var content = Encoding.UTF8.GetBytes(RewriteLinks(index.Content, context.Request));
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return PlaygroundFiles.WriteAsync(context, index with { Content = content, EntityTag = PlaygroundAssets.TagOf(content) });
    }

    private static bool WantsHtml(RequestHeaders headers) =>
        headers.Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);

    // The built page links its files as "./…", which a browser resolves beside the endpoint instead of below it. A link
    // relative to the last path segment works with any path base, and behind a proxy that removes a prefix without a header.
    private static string RewriteLinks(byte[] index, HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        var endpoint = Uri.EscapeDataString(path[(path.LastIndexOf('/') + 1)..]);
        var folder = endpoint.Length == 0 ? $"{Folder}/" : $"{endpoint}/{Folder}/";
        return Encoding.UTF8.GetString(index).Replace("\"./", $"\"{folder}");
    }
}
