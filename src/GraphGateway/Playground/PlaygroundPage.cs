using System.Text;
using GraphGateway.Hosting;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Playground;

/// <summary>The answer to a browser that opens the GraphQL endpoint.</summary>
internal sealed class PlaygroundPage(PlaygroundAssets assets, IOptions<PlaygroundOptions> options, IHostEnvironment environment)
{
    /// <summary>The folder below the endpoint that holds the page's files.</summary>
    public const string Folder = "playground";

    // Monaco writes style elements and keeps its icon font in the style sheet; scripts, workers and requests stay with this origin.
    private const string Policy =
        "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; "
        + "style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // With one of these it is an operation or a download of the schema that is asked for, in a browser too.
    private static readonly string[] NotForThePage = ["query", "documentId", "id", "extensions", "sdl"];

    public bool Enabled => options.Value.Enabled ?? environment.IsDevelopment();

    /// <summary>Whether the request is a browser that opens the endpoint, and browsers are to see the page.</summary>
    public bool Answers(HttpRequest request) =>
        Enabled && request.IsGetOrHead() && WantsHtml(request.GetTypedHeaders()) && !NotForThePage.Any(request.Query.ContainsKey);

    public Task WriteAsync(HttpContext context)
    {
        var index = assets.Find(PlaygroundAssets.Index)
            ?? throw new InvalidOperationException("The build embeds index.html always; without npm it is the one of Playground/NotBuilt.");
        var content = Encoding.UTF8.GetBytes(Linked(index.Content, context.Request));
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return PlaygroundFiles.WriteAsync(context, index with { Content = content, EntityTag = PlaygroundAssets.TagOf(content) });
    }

    private static bool WantsHtml(RequestHeaders headers) =>
        headers.Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);

    // The built page links its files as "./…", which a browser would look for beside the endpoint instead of below it. A link
    // relative to the last segment holds under any path base, and behind a proxy that strips one without saying so.
    private static string Linked(byte[] index, HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        var endpoint = Uri.EscapeDataString(path[(path.LastIndexOf('/') + 1)..]);
        var folder = endpoint.Length == 0 ? $"{Folder}/" : $"{endpoint}/{Folder}/";
        return Encoding.UTF8.GetString(index).Replace("\"./", $"\"{folder}");
    }
}
