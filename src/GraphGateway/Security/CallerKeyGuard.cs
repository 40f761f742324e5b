using GraphGateway.Getscreen;
using Microsoft.Extensions.Caching.Memory;

namespace GraphGateway.Security;

/// <summary>
/// Counts the calls that Getscreen rejects with 401 or 403 against the network of the caller that sent the key. When a network has used up its limit,
/// its keys are rejected until the window ends, except for keys that Getscreen has accepted.
/// </summary>
internal sealed class CallerKeyGuard(CallerRateLimiter limit) : IKeyGuard, IDisposable
{
    private const int MaxAccepted = 10_000;

    // The cache uses the system clock. It only decides how long an unused key is remembered.
    private static readonly TimeSpan _rememberedFor = TimeSpan.FromHours(1);
    private readonly MemoryCache _accepted = new(new MemoryCacheOptions { SizeLimit = MaxAccepted });

    /// <summary>Returns whether Getscreen accepted the account's key in the last call that it accepted or rejected.</summary>
    public bool IsAccepted(GetscreenAccount account) => _accepted.TryGetValue(account.Name, out _);

    public TimeSpan? RetryAfter(GetscreenAccount account) =>
        account.Network is { } network && !IsAccepted(account) ? limit.Exhausted(Partition(network)) : null;

    public void OnResponse(GetscreenAccount account, int status)
    {
        if (account.Network is not { } network)
            return;
        if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
        {
            _accepted.Remove(account.Name);
            limit.Count(Partition(network));
        }
        else if (status is >= 200 and < 300)
        {
            _accepted.Set(account.Name, true, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = _rememberedFor });
        }
    }

    public void Dispose() => _accepted.Dispose();

    private static string Partition(string network) => $"refused:{network}";
}
