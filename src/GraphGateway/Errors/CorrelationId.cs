using System.Diagnostics;

namespace GraphGateway.Errors;

/// <summary>The id that links the errors, log entries and audit events of one request.</summary>
internal static class CorrelationId
{
    // Every HttpContextAccessor returns the context of the current execution flow.
    private static readonly HttpContextAccessor _http = new();

    /// <summary>The trace id of the request. If the request is not traced, the id that the server assigned to it; outside of a request, a random id.</summary>
    public static string Current => Activity.Current?.TraceId.ToString() ?? _http.HttpContext?.TraceIdentifier ?? ActivityTraceId.CreateRandom().ToString();
}
