using GraphGateway.Caching;

namespace GraphGateway.ResponseCaching;

internal static class ResponseCachingRegistration
{
    public static IServiceCollection AddResponseCache(this IServiceCollection services) => services
        .AddSingleton<ResponseCache>()
        .AddSingleton<IExpiringCache>(provider => provider.GetRequiredService<ResponseCache>())
        .AddSingleton<ResponseCacheLookup>();
}
