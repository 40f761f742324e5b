using GraphGateway.Getscreen;

namespace GraphGateway.Caching;

/// <summary>A cacheable upstream read: a method with its parameters, for one account.</summary>
internal readonly record struct UpstreamRead<TParameters, T>(CachedMethod<TParameters, T> Method, GetscreenAccount Account, TParameters Parameters)
{
    public string Key { get; } = Method.KeyOf(Account, Parameters);
}
