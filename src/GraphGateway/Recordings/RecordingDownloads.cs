using GraphGateway.Http;
using GraphGateway.Http.Limits;
using GraphGateway.Security;
using Microsoft.Extensions.Options;

namespace GraphGateway.Recordings;

/// <summary>
/// The concurrency limiter and rate limiter of recording downloads, per link and per account. A link needs no credentials, and each download
/// occupies a connection to the upstream.
/// </summary>
internal sealed class RecordingDownloads(CallerRateLimiter rate, IOptions<RecordingsOptions> options)
{
    // The Retry-After of a rejected download. The time is short, because a running download may end at any time.
    private static readonly TimeSpan _retryAfter = TimeSpan.FromSeconds(1);

    private readonly KeyedConcurrencyLimiter _links = new(options.Value.MaxConcurrentPerLink);
    private readonly KeyedConcurrencyLimiter _accounts = new(options.Value.MaxConcurrentPerAccount);

    /// <summary>Starts a download. Disposing the result ends it.</summary>
    /// <exception cref="RequestRejectedException">The link or its account exceeds a limit.</exception>
    public IDisposable Start(RecordingLink link)
    {
        RequestRateLimiter.Reject(rate.Count($"link:{link.Id}", requests: 1, options.Value.MaxRequestsPerLink));
        RequestRateLimiter.Reject(rate.Count($"recordings:{link.Account}", requests: 1, options.Value.MaxRequestsPerAccount));
        var linkPermit = _links.TryTake(link.Id) ?? throw RequestRateLimiter.Rejection(_retryAfter);
        if (_accounts.TryTake(link.Account) is { } accountPermit)
            return new CombinedPermit(linkPermit, accountPermit);
        linkPermit.Dispose();
        throw RequestRateLimiter.Rejection(_retryAfter);
    }
}
