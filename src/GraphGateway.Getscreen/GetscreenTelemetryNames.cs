namespace GraphGateway.Getscreen;

/// <summary>The names of the client's activity source, meter, instruments and tags.</summary>
public static class GetscreenTelemetryNames
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Source = "GraphGateway.Getscreen";

    /// <summary>A histogram in seconds: the duration of calls, including queue wait, retries and reading.</summary>
    public const string CallDuration = "getscreen.client.call.duration";

    /// <summary>A histogram in seconds: the queue wait of calls that could not start immediately.</summary>
    public const string QueueDuration = "getscreen.client.queue.duration";

    /// <summary>An up-down counter: the number of queued calls, by account.</summary>
    public const string QueueLength = "getscreen.client.queue.length";

    /// <summary>An up-down counter: the number of open circuit breakers, by account.</summary>
    public const string OpenBreakers = "getscreen.client.breaker.open";

    /// <summary>A counter: optional values that could not be read and were replaced by null, by method and field.</summary>
    public const string UnreadableValues = "getscreen.client.unreadable_values";

    /// <summary>Tag: the path of a response field without its row index, e.g. <c>sessions.last.client.ip</c>.</summary>
    public const string Field = "getscreen.field";

    /// <summary>Tag: the documented method of a call, e.g. <c>agents/list</c>.</summary>
    public const string Method = "getscreen.method";

    /// <summary>Tag: the outcome of a call: <c>Ok</c>, <c>Cancelled</c> (the caller cancelled it), or a name of <see cref="GetscreenFailure"/>.</summary>
    public const string Outcome = "getscreen.outcome";

    /// <summary>Tag: the account's name. In metrics, all accounts whose keys come from callers share the name <c>callers</c>.</summary>
    public const string Account = "getscreen.account";

    /// <summary>Tag: the HTTP status of the response; absent if there was none.</summary>
    public const string Status = "http.response.status_code";
}
