using GraphGateway.Benchmarks.Load.Modes;
using GraphGateway.Benchmarks.Load.Parts;
using GraphGateway.Benchmarks.Load.Parts.Rest;

namespace GraphGateway.Benchmarks.Load;

/// <summary>The gateway under load, beside floors and a peer: each a process of its own, all on the loopback.</summary>
internal static class LoadBenchmark
{
    /// <summary>What can be measured, by the word for it; each gives a piece of Markdown.</summary>
    public static IReadOnlyDictionary<string, Func<LoadOptions, Task<string>>> Modes { get; } = new Dictionary<string, Func<LoadOptions, Task<string>>>
    {
        ["ratios"] = RatioMode.RunAsync,
        ["latency"] = LatencyMode.RunAsync,
        ["agents"] = AgentsMode.RunAsync,
        ["concurrency"] = ConcurrencyMode.RunAsync,
        ["fan-out"] = FanOutMode.RunAsync,
        ["subscribers"] = SubscriberMode.RunAsync,
        ["startup"] = StartupMode.RunAsync,
    };

    // What the benchmark starts of itself as other processes.
    private static readonly Dictionary<string, Func<string[], Task>> _parts = new()
    {
        [UpstreamPart.Name] = UpstreamPart.RunAsync,
        [RestPart.Name] = RestPart.RunAsync,
        [StaticPart.Name] = StaticPart.RunAsync,
    };

    public static async Task<bool> RunAsync(string[] args)
    {
        if (args is [var name, .. var rest] && _parts.TryGetValue(name, out var part))
        {
            await part(rest);
            return true;
        }

        if (LoadOptions.Parse(args) is not { } options)
            return false;
        foreach (var mode in options.Modes)
        {
            var page = options.Page is null ? null : await MarkedPage.OpenAsync(options.Page, mode);
            var result = await Modes[mode](options);
            Console.WriteLine($"\n{result}");
            if (page is not null)
                await page.WriteAsync(result);
        }

        return true;
    }
}
