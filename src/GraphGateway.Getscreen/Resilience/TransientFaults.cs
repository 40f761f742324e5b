using GraphGateway.Getscreen.Http;
using Polly;
using Polly.Timeout;

namespace GraphGateway.Getscreen.Resilience;

/// <summary>Classifies outcomes: transient faults of the upstream, as opposed to rejected calls and cancellation by the caller.</summary>
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
