namespace GraphGateway.Hosting;

/// <summary>A port for health and metrics alone, so that the public one need not tell them.</summary>
internal static class ManagementPort
{
    private const string Endpoints = "Kestrel:Endpoints";
    private const string Urls = "urls";

    /// <summary>Marks what belongs to the management port, where there is one.</summary>
    public static object Only { get; } = new Mark();

    /// <summary>Lets the server listen on it too.</summary>
    public static void AddManagementPort(this WebApplicationBuilder builder)
    {
        if (ListenAddressParser.Management(builder.Configuration)?.Url is not { } address)
            return;
        // Whichever way the public addresses are set, Kestrel takes one way only.
        var hasEndpoints = builder.Configuration.GetSection(Endpoints).GetChildren().Any();
        var (key, value) = hasEndpoints
            ? ($"{Endpoints}:Management:Url", address)
            : (Urls, string.Join(';', ListenAddressParser.Public(builder.Configuration).Select(known => known.Url).Append(address)));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [key] = value });
    }

    /// <summary>Tells each port's own and nothing of the other's. The connection decides, for a client may write any host into its request.</summary>
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
