using GraphGateway.Security;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Http;

/// <summary>
/// Middleware that adds <c>Vary: Origin</c> to every response if CORS origins are configured. The CORS middleware adds it only if the request has
/// an <c>Origin</c> header, so a shared cache could return a response without CORS headers to a page that needs them.
/// </summary>
internal static class VaryByOrigin
{
    public static void UseVaryByOrigin(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SecurityOptions>>().Value.AllowedOrigins.Count == 0)
            return;
        app.Use((context, next) =>
        {
            // Runs just before the headers are sent, because the CORS middleware may have added the value, and endpoints may clear the headers.
            context.Response.OnStarting(Add, context.Response.Headers);
            return next(context);
        });
    }

    private static Task Add(object state)
    {
        var headers = (IHeaderDictionary)state;
        if (!headers.GetCommaSeparatedValues(HeaderNames.Vary).Contains(HeaderNames.Origin, StringComparer.OrdinalIgnoreCase))
            headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        return Task.CompletedTask;
    }
}
