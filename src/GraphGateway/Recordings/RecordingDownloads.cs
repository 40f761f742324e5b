using GraphGateway.Http;
using GraphGateway.Http.Limits;
using GraphGateway.Security;
using Microsoft.Extensions.Options;

namespace GraphGateway.Recordings;

/// <summary>
/// Limits how many downloads a link and an account may have at once, and how many they may start within the window of the rate limit: a link needs no
/// credentials, and each download occupies a connection to the upstream.
/// </summary>
internal sealed class RecordingDownloads(CallerRateLimiter rate, IOptions<RecordingsOptions> options)
{
    // A download may end at any time.
    private static readonly TimeSpan _wait = TimeSpan.FromSeconds(1);

    private readonly KeyedConcurrencyLimiter _ofLinks = new(options.Value.MaxConcurrentPerLink);
    private readonly KeyedConcurrencyLimiter _ofAccounts = new(options.Value.MaxConcurrentPerAccount);

    /// <summary>Starts a download, which ends when the result is disposed of.</summary>
    /// <exception cref="RequestRejectedException">The link or its account has too many downloads.</exception>
    public IDisposable Start(RecordingLink link)
    {
        RequestRateLimiter.Reject(rate.Count($"link:{link.Id}", requests: 1, options.Value.MaxRequestsPerLink));
        RequestRateLimiter.Reject(rate.Count($"recordings:{link.Account}", requests: 1, options.Value.MaxRequestsPerAccount));
        var ofLink = _ofLinks.TryTake(link.Id) ?? throw RequestRateLimiter.Rejection(_wait);
        if (_ofAccounts.TryTake(link.Account) is { } ofAccount)
            return new CombinedPermit(ofLink, ofAccount);
        ofLink.Dispose();
        throw RequestRateLimiter.Rejection(_wait);
    }
}
