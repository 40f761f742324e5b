using GraphGateway.Observability;
using GraphGateway.Settings;
using Microsoft.Extensions.Options;

namespace GraphGateway.Shutdown;

internal static class ShutdownRegistration
{
    // The host aborts just after the log message about the aborted operations.
    private static readonly TimeSpan _afterLog = TimeSpan.FromMilliseconds(100);

    public static IServiceCollection AddShutdown(this IServiceCollection services)
    {
        services.AddOptions<ShutdownOptions>().BindConfiguration(ShutdownOptions.Section)
            .PostConfigure<IHostEnvironment>((shutdown, environment) => shutdown.DrainDelay ??= environment.IsDevelopment() ? TimeSpan.Zero : TimeSpan.FromSeconds(5))
            .ValidateDataAnnotations()
            .ValidateEach(shutdown => shutdown.Rest() >= TimeSpan.Zero ? [] : [$"Shutdown:DrainDelay is {shutdown.DrainDelay}. It must be at least a second shorter than Shutdown:Limit ({shutdown.Limit}), which includes it."])
            .ValidateOnStart();
        services.AddOptions<HostOptions>().Configure<IOptions<ShutdownOptions>>((host, shutdown) => host.ShutdownTimeout = shutdown.Value.Rest() + _afterLog);
        services.AddSingleton<DrainingLifetime>();
        services.AddSingleton<IHostLifetime>(provider => provider.GetRequiredService<DrainingLifetime>());
        services.AddHealthChecks().AddCheck<ShutdownHealthCheck>(TelemetryNames.Health.Shutdown);
        return services;
    }
}
