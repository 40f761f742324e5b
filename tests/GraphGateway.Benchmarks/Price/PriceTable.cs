using System.Globalization;
using GraphGateway.Sandbox;

namespace GraphGateway.Benchmarks.Price;

/// <summary>The result as Markdown.</summary>
internal sealed class PriceTable
{
    private readonly List<string> _lines =
    [
        "| operation | calls | naive calls | bytes | naive bytes | round trips | naive round trips |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ];

    public void Add(string operation, Tally gateway, Tally naive) => _lines.Add(string.Create(
        CultureInfo.InvariantCulture,
        $"| {operation} | {gateway.Calls} | {naive.Calls} | {Size(gateway.Bytes)} | {Size(naive.Bytes)} | {gateway.RoundTrips} | {naive.RoundTrips} |"));

    public override string ToString() => string.Join('\n', [.. _lines, "", World(new())]);

    private static string World(SandboxOptions world) => string.Create(CultureInfo.InvariantCulture, $"""
        Taken in a world of {world.Agents:N0} agents, {world.Sessions:N0} sessions and {world.SupportConnections:N0} open quick-support connections, by
        `./dev bench price`.
        """);

    private static string Size(long bytes) => bytes == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:N1} kB");
}
