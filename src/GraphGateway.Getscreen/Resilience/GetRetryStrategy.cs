using GraphGateway.Getscreen.Http;
using Polly;
using Polly.Retry;

namespace GraphGateway.Getscreen.Resilience;

/// <summary>When a GET is tried again: after trouble or a rate limit, with growing and jittered delays, unless the upstream asks for a longer one, and as long as the account's budget lasts.</summary>
internal sealed class GetRetryStrategy : RetryStrategyOptions<UpstreamResponse>
{
    public GetRetryStrategy(int retries, RetryBudget budget, TimeProvider time, Action<int, TimeSpan> note)
    {
        MaxRetryAttempts = retries;
        BackoffType = DelayBackoffType.Exponential;
        Delay = TimeSpan.FromMilliseconds(200);
        UseJitter = true;
        // Asked after the last attempt too, which takes nothing out of the budget.
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.AttemptNumber < retries
            && !arguments.Context.CancellationToken.IsCancellationRequested
            && (TransientFaults.IsUpstreams(arguments.Outcome) || TransientFaults.IsRateLimit(arguments.Outcome))
            && InTime(arguments, time)
            && budget.TryTake());
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter);
        OnRetry = arguments =>
        {
            note(arguments.AttemptNumber + 1, arguments.RetryDelay);
            return ValueTask.CompletedTask;
        };
    }

    // Waiting past the deadline would only turn an answer that says when to come back into a time-out.
    private static bool InTime(RetryPredicateArguments<UpstreamResponse> arguments, TimeProvider time) =>
        arguments.Outcome.Result?.RetryAfter is not { } wait
        || !arguments.Context.Properties.TryGetValue(HttpExchange.Key, out var exchange)
        || time.GetUtcNow() + wait < exchange.Deadline;
}
