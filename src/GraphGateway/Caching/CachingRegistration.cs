using GraphGateway.Callers;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Limits;
using Microsoft.Extensions.Options;

namespace GraphGateway.Caching;

internal static class CachingRegistration
{
    public static IServiceCollection AddCaching(this IServiceCollection services)
    {
        services.AddOptions<CachingOptions>().BindConfiguration(CachingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<CachingOptions>, CachingOptionsValidator>();
        services.AddSingleton<CachingMetrics>();
        services.AddSingleton<CacheSizeLimits>();
        services.AddSingleton<CacheEntryStore>();
        services.AddSingleton<IExpiringCache>(provider => provider.GetRequiredService<CacheEntryStore>());
        services.AddSingleton<SharedCache>();
        services.AddSingleton<SingleFlightCache>();
        services.AddHostedService<InvalidationBackplane>();
        services.AddHostedService<CacheExpirationService>();
        services.AddScoped<ResponseDependencies>();
        services.AddScoped(provider => provider.GetRequiredService<SingleFlightCache>().CreateReader(
            provider.GetRequiredService<CallerAccessor>().Caller.Account,
            provider.GetRequiredService<GetscreenClient>(),
            provider.GetRequiredService<OperationCost>(),
            provider.GetRequiredService<ResponseDependencies>(),
            provider.GetRequiredService<CallFlow>()));
        return services;
    }
}
