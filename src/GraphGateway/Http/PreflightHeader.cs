using GraphGateway.Errors;

namespace GraphGateway.Http;

/// <summary>The headers that a page of another origin cannot send before the browser has asked the server for leave.</summary>
internal static class PreflightHeader
{
    private static readonly string[] _names = ["GraphQL-Require-Preflight", "GraphQL-Preflight", "Apollo-Require-Preflight", "X-Apollo-Operation-Name"];

    /// <exception cref="RequestRejectedException">The request carries none of them.</exception>
    public static void Require(IHeaderDictionary headers)
    {
        if (!_names.Any(headers.ContainsKey))
            throw new RequestRejectedException(StatusCodes.Status400BadRequest, $"A GET needs one of the headers {string.Join(", ", _names)} here, with any value. Or use POST.");
    }
}
