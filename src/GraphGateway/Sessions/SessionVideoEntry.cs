using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions;

/// <summary>A recording and its session's numeric id, which is part of the recording link.</summary>
internal sealed record SessionVideoEntry(int Session, SessionVideo Video)
{
    public static SessionVideoEntry? Of(Session? row) => row?.Video is { } video ? new(row.Id, video) : null;
}
