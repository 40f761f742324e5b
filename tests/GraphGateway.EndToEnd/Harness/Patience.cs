namespace GraphGateway.EndToEnd.Harness;

/// <summary>Waits for what happens in another process, with a bound.</summary>
internal static class Patience
{
    private static readonly TimeSpan _atMost = TimeSpan.FromSeconds(30);

    public static async Task Until(Func<Task<bool>> condition)
    {
        using var bound = new CancellationTokenSource(_atMost);
        while (!await condition())
            await Task.Delay(20, bound.Token);
    }
}
