using System.Globalization;
using System.Security.Cryptography;
using GraphGateway.Cost;
using GraphGateway.Execution;
using GraphGateway.Hosting;
using GraphGateway.Security;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.ResponseCaching;

/// <summary>Sets the HTTP cache headers of GET responses: a response with errors must not be stored; any other may be cached privately and has an ETag.</summary>
internal static class HttpCacheHeaders
{
    // All request headers that change the response. Accept-Encoding is listed here because the compression middleware does not add it to a 304, which has no body.
    private static readonly string _vary = string.Join(", ", HeaderNames.Accept, HeaderNames.AcceptEncoding, HeaderNames.Authorization, CallerAuthenticator.KeyHeader, CostHeader.Name);

    /// <summary>Sets the cache headers. Returns whether the client already has this response (<c>If-None-Match</c>), so that 304 can be sent.</summary>
    /// <param name="context">The request.</param>
    /// <param name="freshness">How long the response is fresh; null if it must not be stored.</param>
    /// <param name="body">The response body.</param>
    public static bool Apply(HttpContext context, TimeSpan? freshness, ReadOnlySpan<byte> body)
    {
        if (!context.Request.IsGetOrHead())
            return false;

        var headers = context.Response.Headers;
        headers.Append(HeaderNames.Vary, _vary);
        headers.CacheControl = freshness switch
        {
            null => "no-store",
            { TotalSeconds: < 1 } => "private, no-cache",
            { TotalSeconds: var seconds } => string.Create(CultureInfo.InvariantCulture, $"private, max-age={Math.Floor(seconds)}"),
        };
        if (freshness is null)
            return false;

        // A weak ETag, because the bytes on the wire depend on the compression.
        var tag = new EntityTagHeaderValue($"\"{Sha256Hash.Of(body)[..32]}\"", isWeak: true);
        headers.ETag = tag.ToString();
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
    }

    /// <summary>How long a response may be cached; null if it has errors, was not executed or contains a secret.</summary>
    public static TimeSpan? FreshnessOf(OperationResult operation) =>
        operation is { ContainsSecret: false, Result: { Executed: true, Errors: null or { Count: 0 } } } ? operation.Freshness : null;

    /// <summary>Forbids clients and proxies to store a response that contains a secret, for every HTTP method.</summary>
    public static void ForbidStoring(HttpResponse response) => response.Headers.CacheControl = "no-store";
}
