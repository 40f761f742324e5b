namespace GraphGateway.Idempotency;

/// <summary>A call that was sent, and of which nobody knows whether it was carried out.</summary>
/// <param name="Began">Just before it was sent: nothing that is older can have come of it.</param>
/// <param name="Ended">When it was given up. In the future while it may still be under way.</param>
/// <param name="IsUndated">Whether the times are only the widest possible ones, so that they prove nothing.</param>
internal sealed record IndeterminateAttempt(DateTimeOffset Began, DateTimeOffset Ended, bool IsUndated = false)
{
    /// <summary>The outcome of an attempt whose record cannot be read: it may have been sent at any time for which records are kept.</summary>
    public static IndeterminateAttempt Undated(DateTimeOffset now) => new(now - MemoryResultStore.Lifetime, now, IsUndated: true);
}
