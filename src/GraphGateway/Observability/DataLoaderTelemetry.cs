using System.Diagnostics;
using static GraphGateway.Observability.TelemetryNames;

namespace GraphGateway.Observability;

/// <summary>A loader's batch as traces and metrics see it: which loader, and how many keys; never the keys.</summary>
internal static class DataLoaderTelemetry
{
    /// <summary>Starts the loading of a batch within a span of its own, which ends with the last of the tasks.</summary>
    public static IReadOnlyList<Task<T>> Load<T>(string loader, int keys, Func<IReadOnlyList<Task<T>>> load)
    {
        GatewayTelemetry.BatchSize.Record(keys, new KeyValuePair<string, object?>(Tags.Loader, loader));
        if (!GatewayTelemetry.Source.HasListeners())
            return load();

        var around = Activity.Current;
        var span = GatewayTelemetry.Source.StartActivity($"{Spans.Batch} {loader}")?.SetTag(Tags.Loader, loader).SetTag(Tags.Keys, keys);
        try
        {
            var tasks = load();
            _ = EndAsync(span, tasks);
            return tasks;
        }
        finally
        {
            // What comes after the starting is no part of the batch.
            Activity.Current = around;
        }
    }

    private static async Task EndAsync(Activity? span, IReadOnlyList<Task> tasks)
    {
        using (span)
            await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
