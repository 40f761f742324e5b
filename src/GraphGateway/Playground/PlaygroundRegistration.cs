namespace GraphGateway.Playground;

/// <summary>Adds the playground to the server.</summary>
internal static class PlaygroundRegistration
{
    public static IServiceCollection AddPlayground(this IServiceCollection services)
    {
        services.AddOptions<PlaygroundOptions>().BindConfiguration(PlaygroundOptions.Section);
        return services.AddSingleton<PlaygroundAssets>().AddSingleton<PlaygroundPage>();
    }

    /// <summary>Serves the files of the page below the GraphQL endpoint, and redirects the root path to the endpoint. The endpoint itself returns the page to browsers.</summary>
    public static void MapPlayground(this IEndpointRouteBuilder endpoints, string endpoint)
    {
        if (!endpoints.ServiceProvider.GetRequiredService<PlaygroundPage>().Enabled)
            return;
        var assets = endpoints.ServiceProvider.GetRequiredService<PlaygroundAssets>();
        endpoints.MapMethods($"{endpoint}/{PlaygroundPage.Folder}/{{**path}}", [HttpMethods.Get, HttpMethods.Head], context => WriteAsync(context, assets));
        endpoints.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], context => RedirectTo(context, endpoint));
    }

    // A relative location also works behind a proxy that removes a path prefix. If the path base has no trailing slash, a browser would resolve it beside the path base,
    // so the location includes the path base.
    private static Task RedirectTo(HttpContext context, string endpoint)
    {
        context.Response.Redirect(context.Request.Path.HasValue ? endpoint.TrimStart('/') : context.Request.PathBase + endpoint);
        return Task.CompletedTask;
    }

    private static Task WriteAsync(HttpContext context, PlaygroundAssets assets)
    {
        if (assets.Find(context.Request.RouteValues["path"] as string ?? "") is { } asset)
            return PlaygroundFiles.WriteAsync(context, asset);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
