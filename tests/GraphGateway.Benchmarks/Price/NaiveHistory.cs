using System.Globalization;
using GraphGateway.Getscreen.History;
using GraphGateway.Getscreen.Http;
using GraphGateway.GraphTypes;
using GraphGateway.Paging;
using GraphGateway.Sessions;

namespace GraphGateway.Benchmarks.Price;

/// <summary>The naive way's calls of <c>history/list</c>.</summary>
internal static class NaiveHistory
{
    private static readonly GetscreenCall _list = new(HttpMethod.Get, "history/list");

    /// <summary>A page of all sessions.</summary>
    public static IEnumerable<GetscreenCall> Pages(NaiveField field) => Pages(field, Filtered(field));

    /// <summary>A page of the sessions of the agent that the field belongs to.</summary>
    public static IEnumerable<GetscreenCall> PagesOfAgent(NaiveField field) => Pages(field, Filtered(field).With("agent_id", AgentOf(field)));

    /// <summary>How many sessions there are, where that is selected.</summary>
    public static IEnumerable<GetscreenCall> Count(NaiveField field) => field.Selected.Contains("totalCount") ? [Filtered(field).With("limit", 1)] : [];

    /// <summary>The last session of the agent that the field belongs to; its answer tells how many there are too.</summary>
    public static GetscreenCall Newest(NaiveField field) => _list.With("agent_id", AgentOf(field)).With("limit", 1);

    /// <summary>A session is found among those of its agent that ran when it started.</summary>
    public static GetscreenCall OneSession(string id)
    {
        var session = SessionId.Parse(id);
        return _list.With("agent_id", session.AgentId).With("date_from", session.Start).With("date_to", session.Start).With("limit", HistoryQuery.MaxLimit);
    }

    // Where the page starts makes no difference to its price.
    private static IEnumerable<GetscreenCall> Pages(NaiveField field, GetscreenCall list)
    {
        var size = (int?)(field.Argument("first") ?? field.Argument("last")) ?? PageArguments.DefaultSize;
        for (var offset = 0; offset < size; offset += HistoryQuery.MaxLimit)
            yield return list.With("offset", offset).With("limit", Math.Min(HistoryQuery.MaxLimit, size - offset));
    }

    private static GetscreenCall Filtered(NaiveField field)
    {
        var where = field.Argument("where");
        return _list
            .With("agent_id", where?["agentId"] is { } agent ? GlobalId.ParseNumber(GlobalId.Agent, agent.ToString()) : null)
            .With("date_from", Seconds((string?)where?["from"]))
            .With("date_to", Seconds((string?)where?["to"]))
            .With("video", (bool?)where?["hasVideo"]);
    }

    private static int AgentOf(NaiveField field) => GlobalId.ParseNumber(GlobalId.Agent, field.IdOf(field.Parent));

    private static long? Seconds(string? time) => time is null ? null : DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
}
