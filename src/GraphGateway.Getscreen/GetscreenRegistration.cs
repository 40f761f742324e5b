using GraphGateway.Getscreen.Http;
using GraphGateway.Getscreen.Resilience;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen;

/// <summary>Registers the client of the Getscreen API.</summary>
public static class GetscreenRegistration
{
    /// <summary>Adds <see cref="GetscreenClientFactory"/>, bound to the configuration section <c>Getscreen</c>.</summary>
    public static IServiceCollection AddGetscreen(this IServiceCollection services)
    {
        services.AddOptions<GetscreenOptions>().BindConfiguration(GetscreenOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CircuitBreakerOptions>().BindConfiguration(CircuitBreakerOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<GetscreenOptions>, GetscreenOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<GetscreenAccountRegistry>();
        services.AddSingleton<AccountPipelineFactory>();
        services.AddSingleton<ConnectionPools>();
        services.AddSingleton<UnreadableFields>();
        services.AddSingleton(provider => new GetscreenClientFactory(
            provider.GetRequiredService<ConnectionPools>(),
            provider.GetRequiredService<AccountPipelineFactory>(),
            provider.GetRequiredService<UnreadableFields>(),
            provider.GetRequiredService<IOptions<GetscreenOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<GetscreenClient>>(),
            provider.GetService<IKeyGuard>()));
        services.AddConnections(ConnectionPools.Gets, idleTimeout: TimeSpan.FromMinutes(1));
        services.AddConnections(ConnectionPools.Posts, idleTimeout: TimeSpan.FromSeconds(2)); // servers keep idle connections open for at least five seconds
        return services;
    }

    private static void AddConnections(this IServiceCollection services, string name, TimeSpan idleTimeout) => services.AddHttpClient(name)
        .RemoveAllLoggers() // they would log URLs, and a URL contains the key
        .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // a redirect would send the key to its target
            UseCookies = false,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            ActivityHeadersPropagator = null, // the upstream must not receive the callers' trace headers, and a span would record the URL
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = idleTimeout,
        }.WithUpstreamProxy(provider.GetRequiredService<IOptions<GetscreenOptions>>().Value))
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan); // PooledConnectionLifetime already picks up DNS changes
}
