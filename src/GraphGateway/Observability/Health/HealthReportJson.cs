using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GraphGateway.Observability.Health;

/// <summary>The report as JSON: the status, and each check's with its reason. Reasons are written for everybody, so an exception's text is none.</summary>
internal static class HealthReportJson
{
    public static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            Status = report.Status.ToString(),
            Checks = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new { Status = entry.Value.Status.ToString(), Reason = entry.Value.Exception is null ? entry.Value.Description : "The check failed; the log says why." },
                StringComparer.Ordinal),
        },
        context.RequestAborted);
}
