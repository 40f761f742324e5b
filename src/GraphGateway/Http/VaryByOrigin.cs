using GraphGateway.Security;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Http;

/// <summary>
/// Adds <c>Vary: Origin</c> to every response where origins are configured. The CORS middleware adds it only to requests that name an
/// origin, so a shared cache could give a response without CORS headers to a page that needs them.
/// </summary>
internal static class VaryByOrigin
{
    public static void UseVaryByOrigin(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SecurityOptions>>().Value.AllowedOrigins.Count == 0)
            return;
        app.Use((context, next) =>
        {
            // At the last moment: the CORS middleware may have added it, and endpoints may clear the headers.
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
