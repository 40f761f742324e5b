using GraphGateway.Getscreen.Http;
using GraphGateway.Getscreen.Scheduling;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace GraphGateway.Getscreen.Resilience;

/// <summary>
/// Creates and caches the resilience pipeline of each account. The layers, from the outermost to the innermost, are fair scheduling, retries within a budget
/// (GET only), a circuit breaker, and an attempt timeout (GET only, because a POST has a single attempt). Accounts are isolated from each other.
/// </summary>
internal sealed partial class AccountPipelineFactory(IOptions<GetscreenOptions> options, IOptions<CircuitBreakerOptions> breakers, TimeProvider time, ILogger<AccountPipelineFactory> logger) : IDisposable
{
    // The limit is far above any realistic number of accounts. It bounds the memory if a caller tries many keys.
    private const int MaxAccounts = 10_000;

    // The set of callers that send their own keys changes all the time, so the pipelines of idle accounts expire.
    private static readonly TimeSpan _idleAfter = TimeSpan.FromMinutes(10);
    private readonly MemoryCache _accounts = new(new MemoryCacheOptions { SizeLimit = MaxAccounts });

    /// <summary>Returns the pipelines of an account.</summary>
    public AccountPipeline GetOrCreate(string account) => _accounts.GetOrCreate(account, entry =>
    {
        entry.SlidingExpiration = _idleAfter;
        entry.Size = 1;
        var gauge = new CircuitBreakerGauge((string)entry.Key);
        entry.RegisterPostEvictionCallback((_, _, _, _) => gauge.Close());
        return Build((string)entry.Key, gauge);
    })!;

    public void Dispose() => _accounts.Dispose();

    private AccountPipeline Build(string account, CircuitBreakerGauge gauge)
    {
        var settings = options.Value;
        var budget = new RetryBudget(settings.RetryBudget);
        var breaker = CreateBuilder().AddCircuitBreaker(CreateBreakerOptions(account, gauge)).Build();
        var get = CreateBuilder();
        if (settings.Retries > 0)
            get.AddRetry(new GetRetryStrategy(settings.Retries, budget, time, LogRetry));
        return new(
            new(settings.MaxConcurrentCalls, time, change => GetscreenTelemetry.CountWaiting(account, change)),
            get.AddPipeline(breaker).AddTimeout(settings.AttemptTimeout).Build(),
            CreateBuilder().AddPipeline(breaker).Build(),
            budget);
    }

    private ResiliencePipelineBuilder<UpstreamResponse> CreateBuilder() => new() { TimeProvider = time };

    private CircuitBreakerStrategyOptions<UpstreamResponse> CreateBreakerOptions(string account, CircuitBreakerGauge gauge) => new()
    {
        FailureRatio = breakers.Value.FailureRatio,
        MinimumThroughput = breakers.Value.MinimumThroughput,
        SamplingDuration = breakers.Value.SamplingDuration,
        BreakDuration = breakers.Value.BreakDuration,
        ShouldHandle = arguments => ValueTask.FromResult(TransientFaults.IsUpstreams(arguments.Outcome)),
        OnOpened = _ => CountAndLog(gauge.Open, () => LogOpened(account)),
        OnClosed = _ => CountAndLog(gauge.Close, () => LogClosed(account)),
    };

    private static ValueTask CountAndLog(Action count, Action log)
    {
        count();
        log();
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(EventId = 104, Level = LogLevel.Warning, Message = "Circuit breaker opened for {Account}: too many Getscreen calls failed. Calls are not sent for a while")]
    private partial void LogOpened(string account);

    [LoggerMessage(EventId = 105, Level = LogLevel.Information, Message = "Circuit breaker closed for {Account}: Getscreen responds again")]
    private partial void LogClosed(string account);

    [LoggerMessage(EventId = 106, Level = LogLevel.Information, Message = "Retrying the Getscreen call (retry {Attempt}) in {Delay}")]
    private partial void LogRetry(int attempt, TimeSpan delay);
}

/// <summary>The call scheduler and the resilience pipelines of one account.</summary>
internal sealed record AccountPipeline(FairCallScheduler Calls, ResiliencePipeline<UpstreamResponse> Get, ResiliencePipeline<UpstreamResponse> Post, RetryBudget Budget)
{
    /// <summary>Returns the pipeline for a new call. A GET also adds to the retry budget.</summary>
    public ResiliencePipeline<UpstreamResponse> Begin(HttpMethod method)
    {
        if (method != HttpMethod.Get)
            return Post;
        Budget.Deposit();
        return Get;
    }
}
