namespace GraphGateway.SupportConnections;

internal static class SupportConnectionRegistration
{
    public static IServiceCollection AddSupportConnections(this IServiceCollection services) => services
        .AddScoped<SupportConnectionCache>()
        .AddScoped<SupportConnectionLoader>()
        .AddScoped<LostConnection>()
        .AddScoped<CreateSupportConnection>()
        .AddScoped<CloseSupportConnection>();
}
