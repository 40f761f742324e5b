using GraphGateway.Getscreen.Http;
using Polly;
using Polly.Timeout;

namespace GraphGateway.Getscreen.Resilience;

/// <summary>Tells the upstream's trouble, which may pass, from a refusal, which will not, and from a caller who left.</summary>
internal static class TransientFaults
{
    public static bool IsUpstreams(Outcome<UpstreamResponse> outcome) => outcome switch
    {
        { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,
        { Result: { } response } => response.Status is >= 500 or 408,
        _ => false,
    };

    public static bool IsRateLimit(Outcome<UpstreamResponse> outcome) => outcome.Result is { } response && response.Status == 429;
}
