using GraphGateway.Getscreen;

namespace GraphGateway.Caching;

/// <summary>A read method of the Getscreen API whose results are cached.</summary>
/// <param name="Name">The name of the API method, e.g. <c>agents/list</c>.</param>
/// <param name="TimeToLive">How long a result is fresh.</param>
/// <param name="Text">Formats the parameters as part of the cache key. The text must be unique and must not contain secrets.</param>
/// <param name="Call">Makes the upstream call.</param>
/// <param name="Size">Estimates the memory that a result takes, in bytes. Called once per result; estimate too high rather than too low.</param>
/// <param name="Shared">The serializer for the shared cache; null if instances do not share the results.</param>
internal sealed record CachedMethod<TParameters, T>(
    string Name,
    Func<CachingOptions, TimeSpan> TimeToLive,
    Func<TParameters, string> Text,
    Func<GetscreenClient, TParameters, CancellationToken, Task<T>> Call,
    Func<T, long> Size,
    CacheEntrySerializer<TParameters, T>? Shared = null)
{
    private readonly string _middle = $"|{Name}|";

    /// <summary>The cache key. It contains the account, so no account receives another account's data.</summary>
    public string KeyOf(GetscreenAccount account, TParameters parameters) => string.Concat(account.Name, _middle, Text(parameters));
}

/// <summary>A cacheable upstream read: a method with its parameters, for one account.</summary>
internal readonly record struct UpstreamRead<TParameters, T>(CachedMethod<TParameters, T> Method, GetscreenAccount Account, TParameters Parameters)
{
    public string Key { get; } = Method.KeyOf(Account, Parameters);
}
