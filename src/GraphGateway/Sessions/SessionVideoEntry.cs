using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions;

/// <summary>A recording with the number of its session, which its link is bound to.</summary>
internal sealed record SessionVideoEntry(int Session, SessionVideo Video)
{
    public static SessionVideoEntry? Of(Session? row) => row?.Video is { } video ? new(row.Id, video) : null;
}
