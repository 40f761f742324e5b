using GraphGateway.Caching.Answers;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.Operations;
using GraphGateway.Security;
using Microsoft.Extensions.Options;

namespace GraphGateway.Caching;

internal static class CachingRegistration
{
    public static IServiceCollection AddCaching(this IServiceCollection services)
    {
        services.AddOptions<CachingOptions>().BindConfiguration(CachingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<CachingOptions>, CachingOptionsValidator>();
        services.AddSingleton<CachingMetrics>();
        services.AddSingleton<CacheBounds>();
        services.AddSingleton<EntryStore>();
        services.AddSingleton<SharedEntries>();
        services.AddSingleton<UpstreamCache>();
        services.AddSingleton<KeptAnswers>();
        services.AddHostedService<SharedDrops>();
        services.AddHostedService<CacheSweep>();
        services.AddScoped<DataUsed>();
        services.AddScoped(provider => provider.GetRequiredService<UpstreamCache>().Of(
            provider.GetRequiredService<CallerAccessor>().Caller.Account,
            provider.GetRequiredService<GetscreenClient>(),
            provider.GetRequiredService<UpstreamCost>(),
            provider.GetRequiredService<DataUsed>(),
            provider.GetRequiredService<CallFlow>()));
        return services;
    }
}
