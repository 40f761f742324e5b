using GraphGateway.Getscreen;

namespace GraphGateway.Caching;

/// <summary>One thing to be read of one account.</summary>
internal readonly record struct UpstreamRead<TParameters, T>(CachedMethod<TParameters, T> Method, GetscreenAccount Account, TParameters Parameters)
{
    public string Key { get; } = Method.KeyOf(Account, Parameters);
}
