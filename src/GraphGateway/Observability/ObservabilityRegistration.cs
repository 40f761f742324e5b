using GraphGateway.Hosting;
using GraphGateway.Observability.Health;

namespace GraphGateway.Observability;

internal static class ObservabilityRegistration
{
    public static void AddObservability(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ObservabilityOptions>().BindConfiguration(ObservabilityOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<ManagementOptions>().BindConfiguration(ManagementOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.AddJsonConsole();
        builder.AddManagementPort();
        builder.AddTelemetryExport();
        builder.Services.AddHealth();
    }

    public static void MapObservability(this WebApplication app)
    {
        app.MapHealth();
        if (TelemetryExport.IsScraped(app))
            app.MapPrometheusScrapingEndpoint(TelemetryExport.MetricsPath).WithMetadata(ManagementPort.Only).DisableHttpMetrics();
    }

    // JSON outside Development, because a log collector reads the console there. The scopes contain the trace ids.
    private static void AddJsonConsole(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment() || builder.Configuration["Logging:Console:FormatterName"] is not null)
            return;
        builder.Logging.AddJsonConsole(console => (console.IncludeScopes, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "O"));
    }
}
