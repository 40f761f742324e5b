using GraphGateway.Http;
using GraphGateway.Security;
using Microsoft.Extensions.Options;

namespace GraphGateway.Recordings;

/// <summary>
/// Limits how many downloads a link and an account may have at once, and how many they may start within the window of the rate limit: a link needs no
/// credentials, and each download occupies a connection to the upstream.
/// </summary>
internal sealed class RecordingDownloads(RateLimit rate, IOptions<RecordingsOptions> options)
{
    // A download may end at any time.
    private static readonly TimeSpan _wait = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _running = new(StringComparer.Ordinal);

    /// <summary>Starts a download, which ends when the result is disposed of.</summary>
    /// <exception cref="RefusedRequestException">The link or its account has too many downloads.</exception>
    public IDisposable Start(RecordingLink link)
    {
        var (one, all) = ($"link:{link.Id}", $"recordings:{link.Account}");
        RequestRate.Reject(rate.Count(one, requests: 1, options.Value.MaxRequestsPerLink));
        RequestRate.Reject(rate.Count(all, requests: 1, options.Value.MaxRequestsPerAccount));
        lock (_gate)
        {
            if (Running(one) >= options.Value.MaxConcurrentPerLink || Running(all) >= options.Value.MaxConcurrentPerAccount)
                RequestRate.Reject(_wait);
            (_running[one], _running[all]) = (Running(one) + 1, Running(all) + 1);
        }

        return new Download(this, one, all);
    }

    private void End(string one, string all)
    {
        lock (_gate)
        {
            Decrement(one);
            Decrement(all);
        }
    }

    private int Running(string what) => _running.GetValueOrDefault(what);

    private void Decrement(string what)
    {
        if (--_running[what] == 0)
            _running.Remove(what);
    }

    private sealed class Download(RecordingDownloads downloads, string one, string all) : IDisposable
    {
        public void Dispose() => downloads.End(one, all);
    }
}
