namespace GraphGateway.SupportConnections;

internal static class SupportConnectionRegistration
{
    public static IServiceCollection AddSupportConnections(this IServiceCollection services) => services
        .AddScoped<SupportConnectionRepository>()
        .AddScoped<SupportConnectionLoader>()
        .AddScoped<LostConnectionSearch>()
        .AddScoped<CreateSupportConnection>()
        .AddScoped<CloseSupportConnection>();
}
