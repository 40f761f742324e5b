using GraphGateway.Getscreen.Http;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace GraphGateway.Getscreen.Resilience;

/// <summary>
/// The retry options of GETs: retries transient faults and rate limits while the account's retry budget lasts. Delays are exponential with jitter; <c>Retry-After</c> replaces them.
/// </summary>
internal sealed class GetRetryStrategy : RetryStrategyOptions<UpstreamResponse>
{
    public GetRetryStrategy(int retries, RetryBudget budget, TimeProvider time, Action<int, TimeSpan> onRetry)
    {
        MaxRetryAttempts = retries;
        BackoffType = DelayBackoffType.Exponential;
        Delay = TimeSpan.FromMilliseconds(200);
        UseJitter = true;
        // Polly also calls this after the last attempt, which must not consume the budget.
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.AttemptNumber < retries
            && !arguments.Context.CancellationToken.IsCancellationRequested
            && (TransientFaults.IsUpstreams(arguments.Outcome) || TransientFaults.IsRateLimit(arguments.Outcome))
            && FitsDeadline(arguments, time)
            && budget.TryTake());
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter);
        OnRetry = arguments =>
        {
            onRetry(arguments.AttemptNumber + 1, arguments.RetryDelay);
            return ValueTask.CompletedTask;
        };
    }

    // A wait beyond the deadline would replace a response that has a Retry-After with a timeout.
    private static bool FitsDeadline(RetryPredicateArguments<UpstreamResponse> arguments, TimeProvider time) =>
        arguments.Outcome.Result?.RetryAfter is not { } wait
        || !arguments.Context.Properties.TryGetValue(HttpExchange.Key, out var exchange)
        || time.GetUtcNow() + wait < exchange.Deadline;
}

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
