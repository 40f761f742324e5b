namespace GraphGateway.Sandbox.FaultInjection;

/// <summary>A fault to inject into a response. The call is not executed, except for <see cref="CutJson"/> and <see cref="Lost"/>.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Status">The status of <see cref="FaultKind.Status"/>.</param>
/// <param name="RetryAfter">The <c>Retry-After</c> of the response, or null for none.</param>
public sealed record Fault(FaultKind Kind, int Status = 200, TimeSpan? RetryAfter = null)
{
    /// <summary>An HTML page instead of JSON, like the error page of a proxy.</summary>
    public static Fault Html { get; } = new(FaultKind.Html);

    /// <summary>The call is executed, and its JSON is truncated.</summary>
    public static Fault CutJson { get; } = new(FaultKind.CutJson);

    /// <summary>JSON with strings in place of numbers.</summary>
    public static Fault WrongTypes { get; } = new(FaultKind.WrongTypes);

    /// <summary>The connection is aborted before the call is executed.</summary>
    public static Fault Abort { get; } = new(FaultKind.Abort);

    /// <summary>The call is executed, and the connection is aborted before the response is sent.</summary>
    public static Fault Lost { get; } = new(FaultKind.Lost);

    /// <summary>Creates a fault that returns an error status.</summary>
    public static Fault Of(int status, TimeSpan? retryAfter = null) => new(FaultKind.Status, status, retryAfter);
}
