using GraphGateway.Getscreen;

namespace GraphGateway.Caching;

/// <summary>A reading method of the upstream whose answers are kept.</summary>
/// <param name="Name">The documented method's name, e.g. <c>agents/list</c>.</param>
/// <param name="TimeToLive">How long its answers pass for fresh.</param>
/// <param name="Text">The parameters as a part of a key: no two alike, and nothing secret.</param>
/// <param name="Call">Makes the call.</param>
/// <param name="Size">How many bytes of memory an answer takes, by estimate. Asked once for each answer; rather too many than too few.</param>
/// <param name="Shared">How an answer stands where other instances find it; null where each instance reads for itself.</param>
internal sealed record CachedMethod<TParameters, T>(
    string Name,
    Func<CachingOptions, TimeSpan> TimeToLive,
    Func<TParameters, string> Text,
    Func<GetscreenClient, TParameters, CancellationToken, Task<T>> Call,
    Func<T, long> Size,
    CacheEntrySerializer<TParameters, T>? Shared = null)
{
    private readonly string _middle = $"|{Name}|";

    /// <summary>The key of an answer. The account stands in it, so that no account is answered with another's data.</summary>
    public string KeyOf(GetscreenAccount account, TParameters parameters) => string.Concat(account.Name, _middle, Text(parameters));
}
