using GraphGateway.Getscreen.Http;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace GraphGateway.Getscreen.Resilience;

/// <summary>
/// The retry options for GET calls. Transient faults and rate limits are retried until the account's retry budget is empty. Delays are exponential with jitter. If a
/// response has a <c>Retry-After</c>, the delay is that time.
/// </summary>
internal sealed class GetRetryStrategy : RetryStrategyOptions<UpstreamResponse>
{
    public GetRetryStrategy(int retries, RetryBudget budget, TimeProvider time, Action<int, TimeSpan> onRetry)
    {
        MaxRetryAttempts = retries;
        BackoffType = DelayBackoffType.Exponential;
        Delay = TimeSpan.FromMilliseconds(200);
        UseJitter = true;
        // Polly also calls this delegate after the last attempt. That call must not consume the budget.
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

    // If the wait ended after the deadline, the caller would get a timeout and not the response with its Retry-After.
    private static bool FitsDeadline(RetryPredicateArguments<UpstreamResponse> arguments, TimeProvider time) =>
        arguments.Outcome.Result?.RetryAfter is not { } wait
        || !arguments.Context.Properties.TryGetValue(HttpExchange.Key, out var exchange)
        || time.GetUtcNow() + wait < exchange.Deadline;
}

/// <summary>Decides which outcomes of a call are transient faults of the upstream or rate limits. Other rejected calls and cancellation by the caller are neither.</summary>
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
