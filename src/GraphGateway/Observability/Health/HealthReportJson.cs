using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GraphGateway.Observability.Health;

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
