using GraphGateway.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Getscreen.Tests.Harness;

/// <summary>Waits for calls, with a bound; their delays may run on a fake clock.</summary>
internal static class CallExtensions
{
    /// <summary>Moves the clock in small steps until the task has ended.</summary>
    public static Task AdvanceUntilEnded(this FakeTimeProvider time, Task task, TimeSpan? step = null) =>
        Patience.Until(() => task.IsCompleted, () => time.Advance(step ?? TimeSpan.FromMilliseconds(20)));

    public static Task<GetscreenException> Failure(this Task call) => Assert.ThrowsAsync<GetscreenException>(() => call.WaitAsync(Patience.AtMost));
}
