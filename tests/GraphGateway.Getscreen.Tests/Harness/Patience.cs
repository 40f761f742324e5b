using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Getscreen.Tests.Harness;

/// <summary>Waiting that ends: for a condition, or for a call whose delays run on a fake clock.</summary>
internal static class Patience
{
    private static readonly TimeSpan _atMost = TimeSpan.FromSeconds(30);

    public static async Task Until(Func<bool> condition)
    {
        using var bound = new CancellationTokenSource(_atMost);
        while (!condition())
            await Task.Delay(1, bound.Token);
    }

    /// <summary>Moves the clock in small steps until the task has ended.</summary>
    public static async Task AdvanceUntilEnded(this FakeTimeProvider time, Task task, TimeSpan? step = null)
    {
        using var bound = new CancellationTokenSource(_atMost);
        while (!task.IsCompleted)
        {
            time.Advance(step ?? TimeSpan.FromMilliseconds(20));
            await Task.Delay(1, bound.Token);
        }
    }

    public static Task<GetscreenException> Failure(this Task call) => Assert.ThrowsAsync<GetscreenException>(() => call.WaitAsync(_atMost));
}
