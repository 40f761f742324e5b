namespace GraphGateway.Tests.Harness;

/// <summary>Waits for what happens elsewhere, with a bound.</summary>
internal static class Patience
{
    /// <summary>The bound.</summary>
    public static TimeSpan AtMost { get; } = TimeSpan.FromSeconds(30);

    /// <param name="condition">What is waited for.</param>
    /// <param name="step">What brings it nearer; null where it comes by itself.</param>
    public static async Task Until(Func<bool> condition, Action? step = null)
    {
        using var bound = new CancellationTokenSource(AtMost);
        while (!condition())
        {
            step?.Invoke();
            await Task.Delay(2, bound.Token);
        }
    }

    /// <param name="condition">What is waited for, where it takes time to look.</param>
    public static async Task Until(Func<Task<bool>> condition)
    {
        using var bound = new CancellationTokenSource(AtMost);
        while (!await condition())
            await Task.Delay(20, bound.Token);
    }
}
