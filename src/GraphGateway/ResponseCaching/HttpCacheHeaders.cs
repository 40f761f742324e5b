using System.Globalization;
using System.Security.Cryptography;
using GraphGateway.Cost;
using GraphGateway.Execution;
using GraphGateway.Hosting;
using GraphGateway.Security;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.ResponseCaching;

/// <summary>What a client may keep of an answer by GET: one with errors not at all, any other under its tag, for itself alone.</summary>
internal static class HttpCacheHeaders
{
    // Whatever of a request changes its answer. What compresses answers would say its part by itself, but not of a 304, which has no body.
    private static readonly string _vary = string.Join(", ", HeaderNames.Accept, HeaderNames.AcceptEncoding, HeaderNames.Authorization, CallerAuthenticator.KeyHeader, CostHeader.Name);

    /// <summary>Says what may be kept; tells whether the client has this very answer already.</summary>
    /// <param name="context">The request.</param>
    /// <param name="freshness">How long the answer is as good as a new one; null where it must not be kept.</param>
    /// <param name="body">The answer.</param>
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

        // Weak, for the bytes on the wire may be compressed one way or another.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body)[..16])}\"", isWeak: true);
        headers.ETag = tag.ToString();
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(held => held.Equals(EntityTagHeaderValue.Any) || held.Compare(tag, useStrongComparison: false));
    }

    /// <summary>How long an operation's answer may be kept; null where it tells an error, was not run, or holds a secret.</summary>
    public static TimeSpan? FreshnessOf(OperationResult operation) =>
        operation is { HoldsSecret: false, Result: { Executed: true, Errors: null or { Count: 0 } } } ? operation.Freshness : null;

    /// <summary>Tells clients and proxies to store none of a response that holds a secret, whatever its method.</summary>
    public static void ForbidStoring(HttpResponse response) => response.Headers.CacheControl = "no-store";
}
