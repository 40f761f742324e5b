using Microsoft.AspNetCore.Http.Features;

namespace GraphGateway.Recordings;

/// <summary>
/// Takes the token out of the path of a recording's request. ASP.NET Core writes the path of each request to its log and its traces
/// (hosting, routing and others, each at a level of its own) before any middleware can change it; here, where the request is
/// handed over by the web server, is the one place before all of them. So no level of logging shows a token.
/// </summary>
internal sealed class TokenFreePaths(IServiceProvider services) : IHttpContextFactory
{
    private const string Before = RecordingLinks.Path + "/";

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
        if (at < 0)
            return;
        features.Set(new RecordingToken(request.Path[(at + Before.Length)..]));
        request.Path = request.Path[..(at + Before.Length - 1)];
        request.RawTarget = request.Path;
    }
}
