namespace GraphGateway.Http;

/// <summary>Middleware that adds <c>X-Content-Type-Options: nosniff</c> to every response, so that no browser interprets JSON or a recording as HTML.</summary>
internal static class NoContentSniffing
{
    public static void UseNoContentSniffing(this WebApplication app) => app.Use((context, next) =>
    {
        // Runs just before the headers are sent, because endpoints may clear them.
        context.Response.OnStarting(Add, context.Response.Headers);
        return next(context);
    });

    private static Task Add(object state)
    {
        ((IHeaderDictionary)state).XContentTypeOptions = "nosniff";
        return Task.CompletedTask;
    }
}
