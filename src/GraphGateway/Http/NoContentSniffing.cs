namespace GraphGateway.Http;

/// <summary>Adds <c>X-Content-Type-Options: nosniff</c> to every response, so that no browser takes JSON or a recording for a page.</summary>
internal static class NoContentSniffing
{
    public static void UseNoContentSniffing(this WebApplication app) => app.Use((context, next) =>
    {
        // At the last moment: endpoints may clear the headers.
        context.Response.OnStarting(Add, context.Response.Headers);
        return next(context);
    });

    private static Task Add(object state)
    {
        ((IHeaderDictionary)state).XContentTypeOptions = "nosniff";
        return Task.CompletedTask;
    }
}
