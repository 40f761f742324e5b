using System.Globalization;
using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;

namespace GraphGateway.Sessions;

/// <summary>The filter that <c>history/list</c> supports.</summary>
internal sealed record SessionFilter(int? AgentId = null, DateTimeOffset? From = null, DateTimeOffset? To = null, bool? HasVideo = null)
{
    public static SessionFilter None { get; } = new();

    /// <summary>The cursor scope: a cursor is valid only for pages with the same filter.</summary>
    public string Scope => string.Create(CultureInfo.InvariantCulture, $"sessions;{AgentId};{From?.UtcTicks};{To?.UtcTicks};{HasVideo}");

    /// <summary>Whether the period ends before it starts, so that no session can match.</summary>
    public bool IsContradiction => From > To;

    public HistoryQuery Query(HistoryWindow window) => new(window.Offset, window.Limit) { AgentId = AgentId, DateFrom = From, DateTo = To, Video = HasVideo };
}
