namespace GraphGateway.Http.Limits;

/// <summary>How many bytes may be held for clients.</summary>
/// <param name="InAll">For all of them.</param>
/// <param name="PerAccount">For the callers of one account.</param>
/// <param name="PerCaller">For one caller.</param>
internal sealed record PendingLimits(long InAll, long PerAccount, long PerCaller)
{
    // What remains is for the caches, the operations that run, and the connections.
    private const int PartOfMemory = 6;
    private const int PartOfAccount = 2;
    private const int PartOfCaller = 4;

    /// <summary>The limits as they are set, or derived from the memory that the runtime may use: its heap limit, the container's limit, or the machine's memory.</summary>
    public static PendingLimits Of(HttpOptions options, long memory)
    {
        var inAll = options.MaxPendingBytes ?? Math.Clamp(memory / PartOfMemory, HttpOptions.LeastPendingBytes, HttpOptions.MostPendingBytes);
        return new(inAll, options.MaxPendingBytesPerAccount ?? inAll / PartOfAccount, options.MaxPendingBytesPerCaller ?? inAll / PartOfCaller);
    }
}
