using GraphGateway.Getscreen.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace GraphGateway.Getscreen.Resilience;

/// <summary>
/// The resilience of each account, from the outside in: fair turns of its calls, retries within a budget (GET alone), a circuit breaker and a
/// time limit for an attempt (GET alone, for a POST has only one). One account's trouble is no other's.
/// </summary>
internal sealed partial class AccountPipelineFactory(IOptions<GetscreenOptions> options, IOptions<BreakerOptions> breakers, TimeProvider time, ILogger<AccountPipelineFactory> logger) : IDisposable
{
    // More than anybody has at once; whoever tries out keys takes no more room than that.
    private const int MaxAccounts = 10_000;

    // Callers who bring their own keys come and go; what nobody has used for a while is forgotten.
    private static readonly TimeSpan _idleAfter = TimeSpan.FromMinutes(10);
    private readonly MemoryCache _accounts = new(new MemoryCacheOptions { SizeLimit = MaxAccounts });

    /// <summary>The pipelines of an account.</summary>
    public AccountPipeline Of(string account) => _accounts.GetOrCreate(account, entry =>
    {
        entry.SlidingExpiration = _idleAfter;
        entry.Size = 1;
        var state = new CircuitBreakerGauge((string)entry.Key);
        entry.RegisterPostEvictionCallback((_, _, _, _) => state.Close());
        return Build((string)entry.Key, state);
    })!;

    public void Dispose() => _accounts.Dispose();

    private AccountPipeline Build(string account, CircuitBreakerGauge state)
    {
        var settings = options.Value;
        var budget = new RetryBudget(settings.RetryBudget);
        var breaker = Builder().AddCircuitBreaker(Breaker(account, state)).Build();
        var get = Builder();
        if (settings.Retries > 0)
            get.AddRetry(new GetRetryStrategy(settings.Retries, budget, time, LogRetry));
        return new(
            new(settings.MaxConcurrentCalls, time, change => GetscreenTelemetry.CountWaiting(account, change)),
            get.AddPipeline(breaker).AddTimeout(settings.AttemptTimeout).Build(),
            Builder().AddPipeline(breaker).Build(),
            budget);
    }

    private ResiliencePipelineBuilder<UpstreamResponse> Builder() => new() { TimeProvider = time };

    private CircuitBreakerStrategyOptions<UpstreamResponse> Breaker(string account, CircuitBreakerGauge state) => new()
    {
        FailureRatio = breakers.Value.FailureRatio,
        MinimumThroughput = breakers.Value.MinimumThroughput,
        SamplingDuration = breakers.Value.SamplingDuration,
        BreakDuration = breakers.Value.BreakDuration,
        ShouldHandle = arguments => ValueTask.FromResult(TransientFaults.IsUpstreams(arguments.Outcome)),
        OnOpened = _ => Note(state.Open, () => LogOpened(account)),
        OnClosed = _ => Note(state.Close, () => LogClosed(account)),
    };

    private static ValueTask Note(Action count, Action log)
    {
        count();
        log();
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Getscreen fails too often for {Account}: no calls are made for a while")]
    private partial void LogOpened(string account);

    [LoggerMessage(Level = LogLevel.Information, Message = "Getscreen answers again for {Account}")]
    private partial void LogClosed(string account);

    [LoggerMessage(Level = LogLevel.Information, Message = "Trying Getscreen again, for the {Attempt}. time, in {Delay}")]
    private partial void LogRetry(int attempt, TimeSpan delay);
}
