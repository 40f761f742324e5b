using GraphGateway.Errors;
using Microsoft.Extensions.Options;

namespace GraphGateway.Audit;

/// <summary>
/// Counts refusals. Equal ones of one caller are a single event at the end of a window, which begins with the first refusal after the last window. The log
/// has the first of them at once. At the end of the server those that are pending are written.
/// </summary>
internal sealed class RejectionCounter(AuditWriter writer, IOptions<AuditOptions> options, TimeProvider time) : IHostedService
{
    /// <summary>How many counts there are within a window. Further callers are counted together.</summary>
    public const int MaxCounts = 1_000;

    /// <summary>Who stands for the callers that were too many to be counted apart.</summary>
    public const string Others = "others";

    private readonly Lock _gate = new();
    private Dictionary<(string? Who, string? Account, string What, string Outcome), AuditEvent> _counts = [];
    private ITimer? _timer;
    private bool _isStopped;

    public void Add(AuditEvent refusal)
    {
        lock (_gate)
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
        lock (_gate)
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
        // The window outlives the request that it begins with, and must not pass for a part of it.
        using (ExecutionContext.SuppressFlow())
            return time.CreateTimer(_ => Flush(), state: null, options.Value.RefusalWindow, Timeout.InfiniteTimeSpan);
    }

    private void Flush()
    {
        IReadOnlyCollection<AuditEvent> ended;
        lock (_gate)
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
