using GraphGateway.Sandbox.Http;
using GraphGateway.Sandbox.World;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Sandbox.History;

/// <summary>The parameters of <c>history/list</c>.</summary>
internal sealed record HistoryFilter(int? AgentId, long? DateFrom, long? DateTo, bool? Video, int Offset, int Limit)
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    public bool IsEmpty => (DateFrom, DateTo, Video) is (null, null, null);

    /// <summary>Parses the parameters. Null if one of them is invalid.</summary>
    public static HistoryFilter? Read(HttpContext context)
    {
        var video = context.Request.Query["video"].ToString();
        return context.TryNumber("agent_id", out var agentId) && agentId is null or <= int.MaxValue
            && context.TryNumber("date_from", out var from) && context.TryNumber("date_to", out var to)
            && context.TryNumber("offset", out var offset) && offset is null or <= int.MaxValue
            && context.TryNumber("limit", out var limit)
            && video is "" or "true" or "false" or "1" or "0"
            ? new((int?)agentId, from, to, video.Length == 0 ? null : video is "true" or "1", (int)(offset ?? 0), (int)Math.Min(MaxLimit, limit ?? DefaultLimit))
            : null;
    }

    // A session matches if it overlaps the period: the documented sample starts before date_from and stops exactly at it.
    public bool Matches(SandboxSession session) =>
        (DateFrom is null || session.Stop is null || session.Stop >= DateFrom)
        && (DateTo is null || session.Start <= DateTo)
        && (Video is null || session.VideoSize is not null == Video);
}
