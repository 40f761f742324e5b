using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions.History;

/// <summary>What a session's place in the history is known by.</summary>
/// <param name="Number">The number that Getscreen uses.</param>
/// <param name="Start">The start in Unix seconds; 0 where it is not told.</param>
internal readonly record struct HistoryKey(int Number, long Start)
{
    public static HistoryKey Of(Session row) => new(row.Id, row.Start?.ToUnixTimeSeconds() ?? 0);
}
