namespace GraphGateway.Tests.Harness;

/// <summary>Measures what the whole process holds. What earlier tests left goes first: a single collection does not free what waits for a finalizer.</summary>
internal static class LiveMemory
{
    private const int MostCollections = 50;
    private const long Unchanged = 50_000;

    /// <summary>The bytes that are in use, once they no longer become fewer.</summary>
    public static long Measure()
    {
        var (before, now) = (long.MaxValue, GC.GetTotalMemory(forceFullCollection: true));
        for (var count = 0; count < MostCollections && before - now > Unchanged; count++)
        {
            GC.WaitForPendingFinalizers();
            (before, now) = (now, GC.GetTotalMemory(forceFullCollection: true));
        }

        return now;
    }
}
