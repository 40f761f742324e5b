namespace GraphGateway.Sandbox.FaultInjection;

/// <summary>What goes wrong with an answer. The call is not carried out, but for <see cref="CutJson"/> and <see cref="Lost"/>.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Status">The status of <see cref="FaultKind.Status"/>.</param>
/// <param name="RetryAfter">What a status asks to wait; null where it asks for nothing.</param>
public sealed record Fault(FaultKind Kind, int Status = 200, TimeSpan? RetryAfter = null)
{
    /// <summary>A web page where JSON should be, as a proxy answers.</summary>
    public static Fault Html { get; } = new(FaultKind.Html);

    /// <summary>The call is carried out, and its JSON ends in the middle.</summary>
    public static Fault CutJson { get; } = new(FaultKind.CutJson);

    /// <summary>JSON with words where numbers must be.</summary>
    public static Fault WrongTypes { get; } = new(FaultKind.WrongTypes);

    /// <summary>The connection is broken off before the call is carried out.</summary>
    public static Fault Abort { get; } = new(FaultKind.Abort);

    /// <summary>The call is carried out, and the connection broken off before it is answered.</summary>
    public static Fault Lost { get; } = new(FaultKind.Lost);

    /// <summary>A bare status.</summary>
    public static Fault Of(int status, TimeSpan? retryAfter = null) => new(FaultKind.Status, status, retryAfter);
}
