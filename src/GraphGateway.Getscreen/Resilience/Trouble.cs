using Polly;
using Polly.Timeout;

namespace GraphGateway.Getscreen.Resilience;

/// <summary>Tells the upstream's trouble, which may pass, from a refusal, which will not, and from a caller who left.</summary>
internal static class Trouble
{
    public static bool IsUpstreams(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result: { } response } => (int)response.StatusCode is >= 500 or 408,
        _ => false,
    };

    public static bool IsRateLimit(Outcome<HttpResponseMessage> outcome) => outcome.Result is { } response && (int)response.StatusCode == 429;
}
