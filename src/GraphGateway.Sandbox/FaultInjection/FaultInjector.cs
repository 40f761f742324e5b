using System.Collections.Concurrent;

namespace GraphGateway.Sandbox.FaultInjection;

/// <summary>What goes wrong, switchable while the sandbox runs. A path is a documented method's name, e.g. <c>agents/list</c>, or <c>video</c> for the recordings.</summary>
public sealed class FaultInjector
{
    private readonly ConcurrentDictionary<string, Rule> _rules = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HeldCalls> _gates = new(StringComparer.Ordinal);

    /// <summary>How long every answer takes.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Which share of the answers goes wrong, 0 to 1.</summary>
    public double FaultRate { get; set; }

    /// <summary>Lets a method fail, always or only the next few times.</summary>
    public void Fail(string path, Fault fault, int times = int.MaxValue) => _rules[path] = new(fault, times);

    /// <summary>Holds a method's answers back until <see cref="Release"/>.</summary>
    public void Hold(string path) => _gates.TryAdd(path, new());

    /// <summary>Lets the answers go that were held back.</summary>
    public void Release(string path)
    {
        if (_gates.TryRemove(path, out var gate))
            gate.Release();
    }

    /// <summary>How many calls of a method wait to be released.</summary>
    public int Held(string path) => _gates.TryGetValue(path, out var gate) ? gate.Count : 0;

    /// <summary>Ends all disturbance.</summary>
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
        private int _left = times;

        public Fault Fault => fault;

        public bool TryUse() => Interlocked.Decrement(ref _left) >= 0;
    }

    private sealed class HeldCalls
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
