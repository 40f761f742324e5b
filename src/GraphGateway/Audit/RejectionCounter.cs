using Microsoft.Extensions.Options;

namespace GraphGateway.Audit;

/// <summary>
/// Aggregates refusals. At the end of a time window, equal refusals of one caller are written as one event. A window starts with the first refusal
/// after the previous window. The first refusal is logged immediately. Pending refusals are written at shutdown.
/// </summary>
internal sealed class RejectionCounter(AuditWriter writer, IOptions<AuditOptions> options, TimeProvider time) : IHostedService
{
    /// <summary>The maximum number of separate counts in a window. Further callers are counted together.</summary>
    public const int MaxCounts = 1_000;

    /// <summary>The name for all callers beyond <see cref="MaxCounts"/>.</summary>
    public const string Others = "others";

    private readonly Lock _lock = new();
    private Dictionary<(string? Who, string? Account, string What, string Outcome), AuditEvent> _counts = [];
    private ITimer? _timer;
    private bool _isStopped;

    public void Add(AuditEvent refusal)
    {
        lock (_lock)
        {
            if (!_isStopped)
            {
                Count(refusal);
                return;
            }
        }

        writer.Write(refusal with { Count = 1, Since = refusal.Time });
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            _isStopped = true;
        Flush();
        return Task.CompletedTask;
    }

    private void Count(AuditEvent refusal)
    {
        _timer ??= StartWindow();
        var key = (refusal.Who, refusal.Account, refusal.What, refusal.Outcome);
        if (!_counts.ContainsKey(key) && _counts.Count >= MaxCounts)
        {
            refusal = new(refusal.Time, refusal.Event, Others, Account: null, refusal.Event, Target: null, refusal.Outcome, refusal.CorrelationId);
            key = (refusal.Who, refusal.Account, refusal.What, refusal.Outcome);
        }

        if (_counts.TryGetValue(key, out var first))
        {
            _counts[key] = first with { Time = refusal.Time, Count = first.Count + 1 };
            return;
        }

        _counts.Add(key, refusal with { Count = 1, Since = refusal.Time });
        writer.Log(refusal);
    }

    private ITimer StartWindow()
    {
        // The window outlives the request that starts it, so it must not inherit the request's execution context.
        using (ExecutionContext.SuppressFlow())
            return time.CreateTimer(_ => Flush(), state: null, options.Value.RefusalWindow, Timeout.InfiniteTimeSpan);
    }

    private void Flush()
    {
        IReadOnlyCollection<AuditEvent> ended;
        lock (_lock)
        {
            ended = _counts.Values;
            _counts = [];
            _timer?.Dispose();
            _timer = null;
        }

        foreach (var refusal in ended)
            writer.Write(refusal);
    }
}
