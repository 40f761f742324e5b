using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace GraphGateway.Recordings;

/// <summary>
/// Removes the token from the path of a recording request. ASP.NET Core (hosting, routing and others) writes the path of each request to logs and
/// traces before any middleware runs. This factory runs before these components, so the token is not logged at
/// any log level.
/// </summary>
internal sealed partial class RecordingTokenRedaction(IServiceProvider services) : IHttpContextFactory
{
    private const string Prefix = RecordingLinkProtector.Path + "/";
    private const int MaxDecodings = 4;

    private readonly DefaultHttpContextFactory _inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request)
            Redact(request, featureCollection);
        return _inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);

    // The path may start with a path base. Middleware that runs later removes it.
    private static void Redact(IHttpRequestFeature request, IFeatureCollection features)
    {
        var at = request.Path.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase);
        var start = at < 0 ? request.Path : request.Path[..at];
        if (IsMisspelled(start))
        {
            // The path is malformed. The whole path is replaced by the prefix, so the request has no token and the endpoint rejects it.
            Replace(request, RecordingLinkProtector.Path);
        }
        else if (at >= 0)
        {
            features.Set(new RecordingToken(request.Path[(at + Prefix.Length)..]));
            Replace(request, request.Path[..(at + Prefix.Length - 1)]);
        }
    }

    // A valid link has no query string. In a malformed link, the query string may contain a part of the token, so it is removed too.
    private static void Replace(IHttpRequestFeature request, string path) => (request.Path, request.RawTarget, request.QueryString) = (path, path, "");

    // The web server has already decoded the path once, except %2F.
    private static bool IsMisspelled(string path)
    {
        for (var count = 0; count < MaxDecodings && path.Contains('%', StringComparison.Ordinal); count++)
            path = Uri.UnescapeDataString(path);
        return Misspelling().IsMatch(path);
    }

    /// <summary>
    /// Matches a path segment that begins with 'recordings' and continues with a character that is not a letter, a digit or one of <c>_ . : ~ -</c>.
    /// At the start of the path, it matches any segment that begins with 'recordings', because the token may be in the query string.
    /// </summary>
    [GeneratedRegex(@"^[/\\]+recordings|[/\\]recordings[^\w.:~-]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Misspelling();
}

/// <summary>The token of a recording link: a secret. A request feature stores it after the path has been redacted.</summary>
internal sealed record RecordingToken(string Text)
{
    public override string ToString() => nameof(RecordingToken);
}
