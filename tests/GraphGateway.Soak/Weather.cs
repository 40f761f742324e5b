using GraphGateway.Sandbox.FaultInjection;

namespace GraphGateway.Soak;

/// <summary>The trouble that the upstream is in, one kind after another, each followed by calm.</summary>
internal sealed class Weather(FaultInjector disturbances, TimeSpan duration, TimeProvider time)
{
    // A circuit that is open, a call that waits for its deadline: what a trouble leaves behind is over by then.
    private static readonly TimeSpan _aftermath = TimeSpan.FromSeconds(12);

    private static readonly (string Name, Action<FaultInjector> Begin)[] _kinds =
    [
        ("latency", upstream => upstream.Latency = TimeSpan.FromMilliseconds(200)),
        ("three faults in ten", upstream => upstream.FaultRate = 0.3),
        ("lost answers", upstream =>
        {
            upstream.Fail("support/create", Fault.Lost, times: 10);
            upstream.Fail("support/close", Fault.Lost, times: 5);
        }),
        ("brown-out", upstream => (upstream.Latency, upstream.FaultRate) = (TimeSpan.FromSeconds(2), 0.6)),
        ("black-out", upstream => upstream.FaultRate = 1),
    ];

    private long _troubleEnded = time.GetTimestamp() - (long)(_aftermath.TotalSeconds * time.TimestampFrequency);
    private volatile bool _trouble;

    /// <summary>What it is now.</summary>
    public string Now { get; private set; } = "calm";

    /// <summary>Whether nothing excuses an error that began now.</summary>
    public bool IsCalm => !_trouble && time.GetElapsedTime(Volatile.Read(ref _troubleEnded)) > _aftermath;

    /// <summary>Goes through all kinds; ends calm, and early enough for what was left open to be settled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Calm first, then each kind and a calm after it; the last calm is the time after this has ended.
        var slice = duration / ((2 * _kinds.Length) + 3);
        await Task.Delay(slice * 2, time, cancellationToken);
        foreach (var (name, begin) in _kinds)
        {
            (Now, _trouble) = (name, true);
            begin(disturbances);
            await Task.Delay(slice, time, cancellationToken);
            disturbances.Clear();
            Volatile.Write(ref _troubleEnded, time.GetTimestamp());
            (Now, _trouble) = ("calm", false);
            await Task.Delay(slice, time, cancellationToken);
        }
    }
}
