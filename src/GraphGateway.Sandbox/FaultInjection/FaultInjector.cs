using System.Collections.Concurrent;

namespace GraphGateway.Sandbox.FaultInjection;

/// <summary>Configures faults while the sandbox runs. A path is a documented method's name, e.g. <c>agents/list</c>, or <c>video</c> for recordings.</summary>
public sealed class FaultInjector
{
    private readonly ConcurrentDictionary<string, Rule> _rules = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, BlockedCalls> _gates = new(StringComparer.Ordinal);

    /// <summary>The delay of every response.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The ratio of responses that fail, 0 to 1.</summary>
    public double FaultRate { get; set; }

    /// <summary>Injects a fault into a method, always or for the next calls only.</summary>
    public void Fail(string path, Fault fault, int times = int.MaxValue) => _rules[path] = new(fault, times);

    /// <summary>Blocks the calls of a method until <see cref="Release"/>.</summary>
    public void Block(string path) => _gates.TryAdd(path, new());

    /// <summary>Releases the blocked calls of a method.</summary>
    public void Release(string path)
    {
        if (_gates.TryRemove(path, out var gate))
            gate.Release();
    }

    /// <summary>The number of blocked calls of a method.</summary>
    public int BlockedCount(string path) => _gates.TryGetValue(path, out var gate) ? gate.Count : 0;

    /// <summary>Removes all faults and delays, and releases all blocked calls.</summary>
    public void Clear()
    {
        (Latency, FaultRate) = (TimeSpan.Zero, 0);
        _rules.Clear();
        foreach (var path in _gates.Keys)
            Release(path);
    }

    internal Task Gate(string path) => _gates.TryGetValue(path, out var gate) ? gate.Join() : Task.CompletedTask;

    internal Fault? Next(string path) => _rules.TryGetValue(path, out var rule) && rule.TryUse() ? rule.Fault : null;

    private sealed class Rule(Fault fault, int times)
    {
        private int _remaining = times;

        public Fault Fault => fault;

        public bool TryUse() => Interlocked.Decrement(ref _remaining) >= 0;
    }

    private sealed class BlockedCalls
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public Task Join()
        {
            Interlocked.Increment(ref _count);
            return _released.Task;
        }

        public void Release() => _released.TrySetResult();
    }
}

/// <summary>A fault to inject into a response. The call is not executed, except for <see cref="CutJson"/> and <see cref="Lost"/>.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Status">The status of <see cref="FaultKind.Status"/>.</param>
/// <param name="RetryAfter">The <c>Retry-After</c> of the response, or null for none.</param>
public sealed record Fault(FaultKind Kind, int Status = 200, TimeSpan? RetryAfter = null)
{
    /// <summary>An HTML page instead of JSON, like the error page of a proxy.</summary>
    public static Fault Html { get; } = new(FaultKind.Html);

    /// <summary>The call is executed, and its JSON is truncated.</summary>
    public static Fault CutJson { get; } = new(FaultKind.CutJson);

    /// <summary>JSON with strings in place of numbers.</summary>
    public static Fault WrongTypes { get; } = new(FaultKind.WrongTypes);

    /// <summary>The connection is aborted before the call is executed.</summary>
    public static Fault Abort { get; } = new(FaultKind.Abort);

    /// <summary>The call is executed, and the connection is aborted before the response is sent.</summary>
    public static Fault Lost { get; } = new(FaultKind.Lost);

    /// <summary>Creates a fault that returns an error status.</summary>
    public static Fault Of(int status, TimeSpan? retryAfter = null) => new(FaultKind.Status, status, retryAfter);
}

/// <summary>The kinds of injected faults.</summary>
public enum FaultKind
{
    /// <summary>An error status.</summary>
    Status,

    /// <summary>An HTML page instead of JSON.</summary>
    Html,

    /// <summary>Truncated JSON.</summary>
    CutJson,

    /// <summary>JSON with strings in place of numbers.</summary>
    WrongTypes,

    /// <summary>The connection is aborted before the call is executed.</summary>
    Abort,

    /// <summary>The connection is aborted after the call was executed.</summary>
    Lost,
}
