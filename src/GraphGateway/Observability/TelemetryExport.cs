using GraphGateway.Getscreen;
using GraphGateway.Hosting;
using GraphGateway.Observability.Health;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GraphGateway.Observability;

/// <summary>Configures OpenTelemetry: export of traces, metrics and logs by OTLP if an endpoint is set, and a Prometheus endpoint for metrics if it is enabled.</summary>
internal static class TelemetryExport
{
    public const string MetricsPath = "/metrics";

    // The standard variables of OpenTelemetry, read from any configuration source.
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "OTEL_SERVICE_NAME";

    private static readonly string[] _meters =
        [TelemetryNames.Source, GetscreenTelemetryNames.Source, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Whether the Prometheus endpoint is enabled: on the management port, or on the public port in Development only.</summary>
    public static bool IsScraped(WebApplication app) => IsScraped(app.Configuration, app.Environment);

    public static void AddTelemetryExport(this WebApplicationBuilder builder)
    {
        var isPushed = !string.IsNullOrEmpty(builder.Configuration[Endpoint]);
        var isScraped = IsScraped(builder.Configuration, builder.Environment);
        if (!isPushed && !isScraped)
            return;

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(builder.Configuration[ServiceName] ?? "graphgateway", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics => Measure(metrics, isScraped));
        if (isPushed)
            telemetry.WithTracing(Trace).WithLogging(configureBuilder: null, logs => logs.IncludeFormattedMessage = true).UseOtlpExporter();
    }

    private static bool IsScraped(IConfiguration configuration, IHostEnvironment environment) =>
        ManagementOptions.PortOf(configuration) is not null || environment.IsDevelopment();

    private static void Measure(MeterProviderBuilder metrics, bool isScraped)
    {
        metrics.AddMeter(_meters);
        if (isScraped)
            metrics.AddPrometheusExporter();
    }

    private static void Trace(TracerProviderBuilder traces) =>
        traces.AddSource(TelemetryNames.Source, GetscreenTelemetryNames.Source)
            .AddAspNetCoreInstrumentation(requests => requests.Filter = context => !IsOfManagement(context.Request.Path));

    // Health checks and metrics scrapes are not traced.
    private static bool IsOfManagement(PathString path) =>
        path.StartsWithSegments(MetricsPath, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(HealthRegistration.Path, StringComparison.OrdinalIgnoreCase);
}
