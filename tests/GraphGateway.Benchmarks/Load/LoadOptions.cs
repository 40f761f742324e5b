using System.Globalization;

namespace GraphGateway.Benchmarks.Load;

/// <summary>What follows <c>load</c> on the command line.</summary>
internal sealed record LoadOptions
{
    /// <summary>What the command line may say.</summary>
    public const string Usage = "[ratios|latency|agents|concurrency|fan-out|subscribers|startup|all] [--seconds S] [--rounds N] [--connections N] [--workload W1|W2|W3|W4] [--no-peer] [--server-gc] [--write PAGE]";

    public IReadOnlyList<string> Modes { get; private init; } = ["ratios"];

    /// <summary>How long each participant is under load in a round.</summary>
    public double Seconds { get; private init; } = 1;

    public int Rounds { get; private init; } = 3;

    public int Connections { get; private init; } = 8;

    /// <summary>Which workloads the ratios are taken of.</summary>
    public IReadOnlyList<Workload> Workloads { get; private init; } = Workload.All;

    public bool Peer { get; private init; } = true;

    /// <summary>Which garbage collector all participants of .NET have.</summary>
    public bool ServerGc { get; private init; }

    /// <summary>The page that the results are written into; null where they are only printed.</summary>
    public string? Page { get; private init; }

    /// <summary>Null where the arguments are not understood.</summary>
    public static LoadOptions? Parse(string[] args)
    {
        var options = new LoadOptions();
        while (args is not [])
        {
            if (options.With(args) is not { } next)
                return null;
            (options, args) = next;
        }

        return options;
    }

    // What the next one or two arguments say, and the arguments after them.
    private (LoadOptions Options, string[] Others)? With(string[] args) => args switch
    {
        ["all", .. var rest] => (this with { Modes = [.. LoadBenchmark.Modes.Keys] }, rest),
        [var mode, .. var rest] when LoadBenchmark.Modes.ContainsKey(mode) => (this with { Modes = [mode] }, rest),
        ["--seconds", var text, .. var rest] when double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 60 => (this with { Seconds = seconds }, rest),
        ["--rounds", var text, .. var rest] when int.TryParse(text, CultureInfo.InvariantCulture, out var rounds) && rounds is > 0 and <= 100 => (this with { Rounds = rounds }, rest),
        ["--connections", var text, .. var rest] when int.TryParse(text, CultureInfo.InvariantCulture, out var connections) && connections is > 0 and <= 512 => (this with { Connections = connections }, rest),
        ["--workload", var name, .. var rest] when Workload.All.FirstOrDefault(workload => workload.Name == name) is { } chosen => (this with { Workloads = [chosen] }, rest),
        ["--no-peer", .. var rest] => (this with { Peer = false }, rest),
        ["--server-gc", .. var rest] => (this with { ServerGc = true }, rest),
        ["--write", var page, .. var rest] => (this with { Page = page }, rest),
        _ => null,
    };
}
