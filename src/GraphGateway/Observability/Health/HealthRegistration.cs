using GraphGateway.Getscreen;
using GraphGateway.Hosting;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GraphGateway.Observability.Health;

internal static class HealthRegistration
{
    public const string Path = "/health";
    public const string LivePath = $"{Path}/live";
    public const string ReadyPath = $"{Path}/ready";

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddOptions<HealthOptions>().BindConfiguration(HealthOptions.Section).ValidateOnStart();
        services.AddHttpClient(UpstreamProbe.ClientName, http => http.Timeout = UpstreamProbe.Patience)
            .RemoveAllLoggers() // otherwise each failed attempt is logged three times
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null }
                .WithUpstreamProxy(provider.GetRequiredService<IOptions<GetscreenOptions>>().Value));
        services.AddSingleton<UpstreamProbe>();
        services.AddHostedService(provider => provider.GetRequiredService<UpstreamProbe>());
        services.AddHealthChecks().AddCheck<UpstreamHealthCheck>(TelemetryNames.Health.Upstream);
    }

    /// <summary>Maps the probes. Liveness runs no checks, because a restart does not repair the upstream. Readiness runs all checks.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        Map(routes, LivePath, new() { Predicate = _ => false });
        Map(routes, ReadyPath, new());
    }

    private static void Map(IEndpointRouteBuilder routes, string path, HealthCheckOptions options)
    {
        options.ResponseWriter = HealthReportJson.WriteAsync;
        routes.MapHealthChecks(path, options).WithMetadata(ManagementPort.Only).DisableHttpMetrics();
    }
}

/// <summary>Writes a health report as JSON: the total status, and the status and reason of each check. Exception messages are omitted, because the endpoint is public.</summary>
internal static class HealthReportJson
{
    public static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            Status = report.Status.ToString(),
            Checks = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new { Status = entry.Value.Status.ToString(), Reason = entry.Value.Exception is null ? entry.Value.Description : "The check failed. See the log for the reason." },
                StringComparer.Ordinal),
        },
        context.RequestAborted);
}
