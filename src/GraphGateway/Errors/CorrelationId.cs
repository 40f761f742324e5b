using System.Diagnostics;

namespace GraphGateway.Errors;

/// <summary>The id that ties together what a request leaves behind: errors, entries in the log, events of the audit trail.</summary>
internal static class CorrelationId
{
    // Every instance reads the same flow of execution.
    private static readonly HttpContextAccessor _http = new();

    /// <summary>The id of the request's trace. Where nothing traces requests, the id that the server gave the request.</summary>
    public static string Current => Activity.Current?.TraceId.ToString() ?? _http.HttpContext?.TraceIdentifier ?? ActivityTraceId.CreateRandom().ToString();
}
