using GraphGateway.Getscreen.Scheduling;
using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Getscreen.Tests.Scheduling;

/// <summary>A scheduler whose calls end when a test says so, and which turns they have had.</summary>
internal sealed class Turns
{
    private readonly List<CallFlow> _flows = [];
    private readonly List<(string Name, Task<CallPermit> Permit)> _waiting = [];
    private readonly List<(string Name, CallPermit Permit)> _running = [];
    private readonly List<string> _order = [];

    public Turns(int maxConcurrentCalls = 1) => Scheduler = new(maxConcurrentCalls, Clock);

    public FakeTimeProvider Clock { get; } = new();

    public FairCallScheduler Scheduler { get; }

    /// <summary>The calls that run.</summary>
    public IReadOnlyList<string> Running
    {
        get
        {
            Settle();
            return [.. _running.Select(call => call.Name)];
        }
    }

    /// <summary>A flow whose operation runs, with this long to its deadline.</summary>
    public CallFlow Begin(string caller, int estimate = 1, bool isMutation = false, double seconds = 30)
    {
        var flow = new CallFlow(caller);
        flow.Begin(isMutation, Clock.GetUtcNow() + TimeSpan.FromSeconds(seconds));
        flow.Expect(estimate);
        _flows.Add(flow);
        return flow;
    }

    /// <summary>Lets a flow ask for turns.</summary>
    public void Ask(string name, CallFlow? flow, int times = 1, bool isPost = false, SharedCall? shared = null, CancellationToken cancellationToken = default)
    {
        for (var time = 0; time < times; time++)
            _waiting.Add((name, Enter(flow, isPost, shared, cancellationToken)));
    }

    public Task<CallPermit> Enter(CallFlow? flow, bool isPost = false, SharedCall? shared = null, CancellationToken cancellationToken = default)
    {
        // What waits goes on by itself, though the test's own thread is busy.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return EnterAsync();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }

        async Task<CallPermit> EnterAsync() => await Scheduler.EnterAsync(flow, isPost, shared, cancellationToken);
    }

    /// <summary>Ends the call that runs longest.</summary>
    public void EndOne(bool isMeasured = true)
    {
        Settle();
        var permit = _running[0].Permit;
        _running.RemoveAt(0);
        permit.Release(isMeasured);
    }

    /// <summary>Ends calls one after the other, until none is left; gives the names of all calls in the order of their turns.</summary>
    public List<string> EndAll()
    {
        while (Running.Count > 0)
            EndOne();
        return _order;
    }

    /// <summary>Lets calls of a while ago tell how long one takes.</summary>
    public async Task MeasureAsync(TimeSpan each, int times)
    {
        for (var time = 0; time < times; time++)
        {
            var permit = await Scheduler.EnterAsync(flow: null, isPost: false, shared: null, default);
            Clock.Advance(each);
            permit.Release(isMeasured: true);
        }
    }

    // Whoever has a turn, or has been admitted, hears of it a moment later.
    private void Settle()
    {
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                _waiting.RemoveAll(HasStarted);
                return _running.Count == Scheduler.Running && _waiting.Count == Scheduler.Waiting + _flows.Sum(flow => flow.Pending?.Waiters ?? 0);
            },
            TimeSpan.FromSeconds(30)));
    }

    private bool HasStarted((string Name, Task<CallPermit> Permit) call)
    {
        if (!call.Permit.IsCompleted)
            return false;
        if (call.Permit.IsCompletedSuccessfully)
        {
            _running.Add((call.Name, call.Permit.Result));
            _order.Add(call.Name);
        }

        return true;
    }
}
