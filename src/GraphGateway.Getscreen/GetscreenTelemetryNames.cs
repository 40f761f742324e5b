namespace GraphGateway.Getscreen;

/// <summary>What traces and metrics of the client are called.</summary>
public static class GetscreenTelemetryNames
{
    /// <summary>The name of the source of spans, and of the meter.</summary>
    public const string Source = "GraphGateway.Getscreen";

    /// <summary>A histogram in seconds: how long calls took, with waiting, retries and reading.</summary>
    public const string CallDuration = "getscreen.client.call.duration";

    /// <summary>A histogram in seconds: how long calls waited for their turn, of those that had to.</summary>
    public const string QueueDuration = "getscreen.client.queue.duration";

    /// <summary>A sum: how many calls wait for their turn, by account.</summary>
    public const string QueueLength = "getscreen.client.queue.length";

    /// <summary>A sum: how many circuit breakers are open, by account.</summary>
    public const string OpenBreakers = "getscreen.client.breaker.open";

    /// <summary>A counter: how many optional values could not be read and were taken as null, by method and field.</summary>
    public const string UnreadableValues = "getscreen.client.unreadable_values";

    /// <summary>A field of an answer without the index of its row, e.g. <c>sessions.last.client.ip</c>.</summary>
    public const string Field = "getscreen.field";

    /// <summary>The documented method of a call, e.g. <c>agents/list</c>.</summary>
    public const string Method = "getscreen.method";

    /// <summary>What came of a call: <c>Ok</c>, <c>Cancelled</c> (its caller left), or a name of <see cref="GetscreenFailure"/>.</summary>
    public const string Outcome = "getscreen.outcome";

    /// <summary>The account, by its name. Metrics have one name, <c>callers</c>, for all accounts whose keys callers bring.</summary>
    public const string Account = "getscreen.account";

    /// <summary>The HTTP status of the answer; missing where none came.</summary>
    public const string Status = "http.response.status_code";
}
