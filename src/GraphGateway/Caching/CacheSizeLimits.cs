using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Caching;

/// <summary>
/// How much memory caches may take. The defaults are parts of the memory that the runtime sees, which in a container is three quarters of its limit: together a third of it,
/// so that two thirds are left for requests.
/// </summary>
internal sealed class CacheSizeLimits(IOptions<CachingOptions> options, GetscreenAccountRegistry accounts)
{
    private const int DataDivisor = 6;
    private const int AnswersDivisor = 12;
    private const int DocumentsDivisor = 12;

    // One account cannot fill a store, and has enough if the others have little.
    private const double ShareOfMany = 0.5;

    private readonly long _available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>What was read of the upstream.</summary>
    public CacheSizeLimit Data => BoundOf(options.Value.MaxDataBytes ?? (_available / DataDivisor));

    /// <summary>Whole responses.</summary>
    public CacheSizeLimit Answers => BoundOf(options.Value.MaxAnswerBytes ?? (_available / AnswersDivisor));

    /// <summary>Parsed documents, with their plans.</summary>
    public CacheSizeLimit Documents => BoundOf(options.Value.MaxDocumentBytes ?? (_available / DocumentsDivisor));

    private CacheSizeLimit BoundOf(long total) => new(total, (long)(total * (options.Value.AccountShare ?? (accounts.All.Count == 1 ? 1 : ShareOfMany))));
}
