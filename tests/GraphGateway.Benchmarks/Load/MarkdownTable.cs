using System.Globalization;

namespace GraphGateway.Benchmarks.Load;

/// <summary>A table in Markdown: the first columns are words, the others numbers.</summary>
internal sealed class MarkdownTable(int words, params string[] columns)
{
    private readonly List<string> _lines =
    [
        $"| {string.Join(" | ", columns)} |",
        $"| {string.Join(" | ", columns.Select((_, index) => index < words ? "---" : "---:"))} |",
    ];

    public void Add(params IEnumerable<object?> cells) => _lines.Add($"| {string.Join(" | ", cells.Select(Text))} |");

    public override string ToString() => string.Join('\n', _lines);

    private static string Text(object? cell) => cell switch
    {
        double and 0 => "0",
        double number when Math.Abs(number) < 1 => number.ToString("0.000", CultureInfo.InvariantCulture),
        double number when number < 100 => number.ToString("0.00", CultureInfo.InvariantCulture),
        double number => number.ToString("N0", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell?.ToString() ?? "",
    };
}
