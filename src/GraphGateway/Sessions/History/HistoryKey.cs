using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>The sort key of a session in the history.</summary>
/// <param name="Number">The number that Getscreen uses.</param>
/// <param name="Start">The start in Unix seconds; 0 if not reported.</param>
internal readonly record struct HistoryKey(int Number, long Start)
{
    public static HistoryKey Of(Session row) => new(row.Id, row.Start?.ToUnixTimeSeconds() ?? 0);
}
