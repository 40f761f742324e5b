namespace GraphGateway.Http.Limits;

/// <summary>The limits of pending bytes.</summary>
/// <param name="InAll">The limit for all clients together.</param>
/// <param name="PerAccount">The limit for all callers of one account.</param>
/// <param name="PerCaller">The limit for one caller.</param>
internal sealed record PendingLimits(long InAll, long PerAccount, long PerCaller)
{
    // The rest of the memory is for the caches, the operations in progress, and the connections.
    private const int MemoryDivisor = 6;
    private const int AccountDivisor = 2;
    private const int CallerDivisor = 4;

    /// <summary>
    /// Returns the configured limits. By default they are derived from the memory that the runtime may use: its heap limit, the container's limit, or the machine's memory.
    /// </summary>
    public static PendingLimits Of(HttpOptions options, long memory)
    {
        var total = options.MaxPendingBytes ?? Math.Clamp(memory / MemoryDivisor, HttpOptions.LeastPendingBytes, HttpOptions.MostPendingBytes);
        return new(total, options.MaxPendingBytesPerAccount ?? total / AccountDivisor, options.MaxPendingBytesPerCaller ?? total / CallerDivisor);
    }
}
