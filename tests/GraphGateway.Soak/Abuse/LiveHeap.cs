using System.Globalization;
using System.Text.RegularExpressions;

namespace GraphGateway.Soak.Abuse;

/// <summary>
/// What the objects that live take, by the server's metrics. Resident memory does not tell: the collector gives pages back late, and the first requests of each kind bring code.
/// </summary>
internal static partial class LiveHeap
{
    private const double Megabyte = 1024 * 1024;

    /// <summary>The live heap after the last collection, in MB.</summary>
    public static async Task<int> ReadAsync(Uri metrics)
    {
        using var http = new HttpClient();
        var bytes = Size().Matches(await http.GetStringAsync(metrics))
            .Sum(match => double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture) * (match.Groups["fragmentation"].Success ? -1 : 1));
        return (int)(bytes / Megabyte);
    }

    // Of each generation the size, and what of it is free.
    [GeneratedRegex(@"^dotnet_gc_last_collection_heap_(?<fragmentation>fragmentation_)?size_bytes\{[^}]*\} (?<value>[0-9.eE+]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Size();
}
