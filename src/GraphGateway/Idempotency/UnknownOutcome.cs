namespace GraphGateway.Idempotency;

/// <summary>A call that was sent, and of which nobody knows whether it was carried out.</summary>
/// <param name="Began">Just before it was sent: nothing that is older can have come of it.</param>
/// <param name="Ended">When it was given up. In the future while it may still be under way.</param>
internal sealed record UnknownOutcome(DateTimeOffset Began, DateTimeOffset Ended);
