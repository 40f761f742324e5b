namespace GraphGateway.Tests.Harness;

/// <summary>Waits for what happens elsewhere, with a bound.</summary>
internal static class Patience
{
    private static readonly TimeSpan _atMost = TimeSpan.FromSeconds(30);

    public static async Task Until(Func<bool> condition)
    {
        using var bound = new CancellationTokenSource(_atMost);
        while (!condition())
            await Task.Delay(1, bound.Token);
    }
}
