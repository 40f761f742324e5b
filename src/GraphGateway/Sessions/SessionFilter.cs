using System.Globalization;
using GraphGateway.Getscreen.History;
using GraphGateway.Sessions.History;

namespace GraphGateway.Sessions;

/// <summary>What the history method can filter by itself.</summary>
internal sealed record SessionFilter(int? AgentId = null, DateTimeOffset? From = null, DateTimeOffset? To = null, bool? HasVideo = null)
{
    public static SessionFilter None { get; } = new();

    /// <summary>What the cursors of a page belong to.</summary>
    public string Scope => string.Create(CultureInfo.InvariantCulture, $"sessions;{AgentId};{From?.UtcTicks};{To?.UtcTicks};{HasVideo}");

    /// <summary>Whether it asks for a period that ends before it starts, so that no session can lie in it.</summary>
    public bool IsContradiction => From > To;

    public HistoryQuery Query(HistoryWindow window) => new(window.Offset, window.Limit) { AgentId = AgentId, DateFrom = From, DateTo = To, Video = HasVideo };
}
