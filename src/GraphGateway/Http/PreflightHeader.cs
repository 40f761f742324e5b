using GraphGateway.Errors;

namespace GraphGateway.Http;

/// <summary>The headers that a cross-origin page can send only after a CORS preflight. They protect GET requests from cross-site request forgery (CSRF).</summary>
internal static class PreflightHeader
{
    private static readonly string[] _names = ["GraphQL-Require-Preflight", "GraphQL-Preflight", "Apollo-Require-Preflight", "X-Apollo-Operation-Name"];

    /// <exception cref="RequestRejectedException">The request has none of these headers.</exception>
    public static void Require(IHeaderDictionary headers)
    {
        if (!_names.Any(headers.ContainsKey))
            throw new RequestRejectedException(StatusCodes.Status400BadRequest, $"A GET request must have one of the headers {string.Join(", ", _names)}, with any value. Add one, or use POST.");
    }
}
