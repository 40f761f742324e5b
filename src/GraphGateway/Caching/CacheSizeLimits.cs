using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Caching;

/// <summary>
/// The size limits of all caches. The defaults are fractions of the memory that the runtime sees (in a container, three quarters of the container's limit). Together they
/// are a third of it, so two thirds are left for requests.
/// </summary>
internal sealed class CacheSizeLimits(IOptions<CachingOptions> options, GetscreenAccountRegistry accounts)
{
    private const int DataDivisor = 6;
    private const int AnswersDivisor = 12;
    private const int DocumentsDivisor = 12;

    // One account cannot fill a cache, but can use half of it if the others use little.
    private const double ShareWithManyAccounts = 0.5;

    private readonly long _available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Cache entries with upstream data.</summary>
    public CacheSizeLimit Data => LimitOf(options.Value.MaxDataBytes ?? (_available / DataDivisor));

    /// <summary>The response cache.</summary>
    public CacheSizeLimit Responses => LimitOf(options.Value.MaxAnswerBytes ?? (_available / AnswersDivisor));

    /// <summary>Parsed documents with their operation plans.</summary>
    public CacheSizeLimit Documents => LimitOf(options.Value.MaxDocumentBytes ?? (_available / DocumentsDivisor));

    private CacheSizeLimit LimitOf(long total) => new(total, (long)(total * (options.Value.AccountShare ?? (accounts.All.Count == 1 ? 1 : ShareWithManyAccounts))));
}

/// <summary>The size limit of a cache in bytes.</summary>
/// <param name="Total">For all accounts together; 0 if the cache is off.</param>
/// <param name="PerAccount">For one account.</param>
internal readonly record struct CacheSizeLimit(long Total, long PerAccount);
