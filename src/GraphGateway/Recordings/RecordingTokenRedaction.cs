using System.Text.RegularExpressions;
using GraphGateway.GraphTypes;
using Microsoft.AspNetCore.Http.Features;

namespace GraphGateway.Recordings;

/// <summary>
/// Takes the token out of the path of a recording's request. ASP.NET Core writes the path of each request to its log and its traces
/// (hosting, routing and others, each at a level of its own) before any middleware can change it; here, where the request is
/// handed over by the web server, is the one place before all of them. So no level of logging shows a token.
/// </summary>
internal sealed partial class RecordingTokenRedaction(IServiceProvider services) : IHttpContextFactory
{
    private const string Before = RecordingLinkProtector.Path + "/";
    private const int MostDecodings = 4;

    private readonly DefaultHttpContextFactory _inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request)
            TakeOut(request, featureCollection);
        return _inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);

    // What stands before is the path base, wherever that is told later.
    private static void TakeOut(IHttpRequestFeature request, IFeatureCollection features)
    {
        var at = request.Path.IndexOf(Before, StringComparison.OrdinalIgnoreCase);
        var start = at < 0 ? request.Path : request.Path[..at];
        if (IsOtherSpelling(start))
        {
            // No link is spelled so. Without a token the request is rejected.
            Replace(request, RecordingLinkProtector.Path);
        }
        else if (at >= 0)
        {
            features.Set(new RecordingToken(request.Path[(at + Before.Length)..]));
            Replace(request, request.Path[..(at + Before.Length - 1)]);
        }
    }

    // The query of a link means nothing, and may be a part of a token that was spelled wrongly.
    private static void Replace(IHttpRequestFeature request, string path) => (request.Path, request.RawTarget, request.QueryString) = (path, path, "");

    // The web server has decoded the path once, but for %2F.
    private static bool IsOtherSpelling(string path)
    {
        for (var count = 0; count < MostDecodings && path.Contains('%', StringComparison.Ordinal); count++)
            path = Uri.UnescapeDataString(path);
        return OtherSpelling().IsMatch(path);
    }

    /// <summary>The name with something else than a slash after it; or, where the path begins with it, with anything or nothing after it: the query may hold the token then.</summary>
    [GeneratedRegex(@"^[/\\]+recordings|[/\\]recordings[^\w.:~-]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherSpelling();
}
