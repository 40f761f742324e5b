namespace GraphGateway.Hosting;

/// <summary>A separate port for health checks and metrics, so that the public port does not expose them.</summary>
internal static class ManagementPort
{
    private const string Endpoints = "Kestrel:Endpoints";
    private const string Urls = "urls";

    /// <summary>Endpoint metadata that restricts an endpoint to the management port, if one is configured.</summary>
    public static object Only { get; } = new Mark();

    /// <summary>Adds the management port to the listen addresses.</summary>
    public static void AddManagementPort(this WebApplicationBuilder builder)
    {
        if (ListenAddressParser.Management(builder.Configuration)?.Url is not { } address)
            return;
        // Kestrel reads its addresses from only one of these settings, so the port is added to the one in use.
        var hasEndpoints = builder.Configuration.GetSection(Endpoints).GetChildren().Any();
        var (key, value) = hasEndpoints
            ? ($"{Endpoints}:Management:Url", address)
            : (Urls, string.Join(';', ListenAddressParser.Public(builder.Configuration).Select(known => known.Url).Append(address)));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [key] = value });
    }

    /// <summary>Middleware that returns 404 for endpoints of the other port. It checks the port of the connection, because a client can send any Host header.</summary>
    public static void UseManagementPort(this WebApplication app)
    {
        if (ManagementOptions.PortOf(app.Configuration) is not { } port)
            return;
        app.Use((context, next) =>
        {
            if ((context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not null) == (context.Connection.LocalPort == port))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    private sealed class Mark;
}
