using GraphGateway.Sandbox.World;

namespace GraphGateway.Sandbox.Activity;

/// <summary>A timer that changes the simulated data periodically.</summary>
internal sealed class ActivityTimer(SandboxWorld world, SandboxActivity activity, TimeProvider time) : IAsyncDisposable
{
    private readonly ITimer? _timer = Interval(activity) is { } interval
        ? time.CreateTimer(_ => world.Tick(), state: null, interval, interval)
        : null;

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static TimeSpan? Interval(SandboxActivity activity) => activity switch
    {
        SandboxActivity.Slow => TimeSpan.FromSeconds(5),
        SandboxActivity.Fast => TimeSpan.FromMilliseconds(250),
        _ => null,
    };
}
