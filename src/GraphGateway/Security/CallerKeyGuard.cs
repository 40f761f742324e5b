using GraphGateway.Getscreen;
using Microsoft.Extensions.Caching.Memory;

namespace GraphGateway.Security;

/// <summary>
/// Charges the calls that Getscreen refuses with 401 or 403 to the network of the caller who brought the key. When a network has used up its limit,
/// its keys are rejected until the window is over, except those that Getscreen has accepted.
/// </summary>
internal sealed class CallerKeyGuard(CallerRateLimiter limit) : IKeyGuard, IDisposable
{
    private const int MaxAccepted = 10_000;

    // By the clock of the system: it decides only how long a key that is not used is remembered.
    private static readonly TimeSpan _rememberedFor = TimeSpan.FromHours(1);
    private readonly MemoryCache _accepted = new(new MemoryCacheOptions { SizeLimit = MaxAccepted });

    /// <summary>Whether Getscreen accepted the account's key the last time that it decided.</summary>
    public bool IsAccepted(GetscreenAccount account) => _accepted.TryGetValue(account.Name, out _);

    public TimeSpan? Wait(GetscreenAccount account) =>
        account.Network is { } network && !IsAccepted(account) ? limit.Exhausted(Partition(network)) : null;

    public void Answered(GetscreenAccount account, int status)
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
