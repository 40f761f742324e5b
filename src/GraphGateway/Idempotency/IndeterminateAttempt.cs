namespace GraphGateway.Idempotency;

/// <summary>An indeterminate attempt: a call that was sent, but whose outcome is unknown.</summary>
/// <param name="Began">The time just before the call was sent. The attempt cannot have created anything that is older.</param>
/// <param name="Ended">When the call failed or timed out. A time in the future means that the call may still be in flight.</param>
/// <param name="IsUndated">Whether the times are only the widest possible range, so that they prove nothing.</param>
internal sealed record IndeterminateAttempt(DateTimeOffset Began, DateTimeOffset Ended, bool IsUndated = false)
{
    /// <summary>Creates an attempt for a record that cannot be read: the call may have been sent at any time within the lifetime of records.</summary>
    public static IndeterminateAttempt Undated(DateTimeOffset now) => new(now - MemoryResultStore.Lifetime, now, IsUndated: true);
}
