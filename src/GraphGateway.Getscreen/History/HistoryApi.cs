using GraphGateway.Getscreen.Calls;
using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen.History;

/// <summary>The <c>history</c> method (session history): <c>history/list</c>.</summary>
public sealed class HistoryApi
{
    private readonly GetscreenHttp _http;

    internal HistoryApi(GetscreenHttp http) => _http = http;

    /// <summary>Returns one page of the history (<c>GET history/list</c>).</summary>
    public Task<HistoryPage> ListAsync(HistoryQuery query, CancellationToken cancellationToken) => _http.SendAsync(
        new GetscreenCall(HttpMethod.Get, "history/list")
            .With("agent_id", query.AgentId)
            .With("date_from", query.DateFrom?.ToUnixTimeSeconds())
            .With("date_to", query.DateTo?.ToUnixTimeSeconds())
            .With("video", query.Video)
            .With("offset", query.Offset)
            .With("limit", query.Limit),
        SessionJsonReader.Shape,
        envelope => SessionJsonReader.ReadPage(envelope, query),
        cancellationToken);
}
