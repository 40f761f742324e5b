namespace GraphGateway.Soak;

/// <summary>Reads the server's log.</summary>
internal static class ServerLog
{
    private const int LinesOfAnEntry = 12;

    /// <summary>The entries that tell of a failure of the server, each with the lines after it.</summary>
    public static IEnumerable<string> Failures(string log)
    {
        var lines = log.Split('\n');
        return Enumerable.Range(0, lines.Length).Where(line => IsFailure(lines[line])).Select(line => string.Join('\n', lines.Skip(line).Take(LinesOfAnEntry)));
    }

    private static bool IsFailure(string line) =>
        line.StartsWith("fail: ", StringComparison.Ordinal) || line.StartsWith("crit: ", StringComparison.Ordinal) || line.StartsWith("Unhandled exception", StringComparison.Ordinal);
}
