using System.Diagnostics;
using static GraphGateway.Observability.TelemetryNames;

namespace GraphGateway.Observability;

/// <summary>Traces and metrics of data loader batches: the loader and the number of keys, never the keys themselves.</summary>
internal static class DataLoaderTelemetry
{
    /// <summary>Loads a batch in its own span, which ends when all tasks have completed.</summary>
    public static IReadOnlyList<Task<T>> Load<T>(string loader, int keys, Func<IReadOnlyList<Task<T>>> load)
    {
        GatewayTelemetry.BatchSize.Record(keys, new KeyValuePair<string, object?>(Tags.Loader, loader));
        if (!GatewayTelemetry.Source.HasListeners())
            return load();

        var parent = Activity.Current;
        var span = GatewayTelemetry.Source.StartActivity($"{Spans.Batch} {loader}")?.SetTag(Tags.Loader, loader).SetTag(Tags.Keys, keys);
        try
        {
            var tasks = load();
            _ = EndAsync(span, tasks);
            return tasks;
        }
        finally
        {
            // Restores the parent span: later work is not part of the batch.
            Activity.Current = parent;
        }
    }

    private static async Task EndAsync(Activity? span, IReadOnlyList<Task> tasks)
    {
        using (span)
            await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
