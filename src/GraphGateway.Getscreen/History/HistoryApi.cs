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

/// <summary>The parameters of <c>history/list</c>. A null filter is not sent.</summary>
/// <param name="Offset">The offset of the page (<c>offset</c>).</param>
/// <param name="Limit">The number of rows (<c>limit</c>), 1 to <see cref="MaxLimit"/>.</param>
public sealed record HistoryQuery(int Offset = 0, int Limit = HistoryQuery.MaxLimit)
{
    /// <summary>The largest page that the upstream returns.</summary>
    public const int MaxLimit = 100;

    /// <summary>Filters by agent (<c>agent_id</c>).</summary>
    public int? AgentId { get; init; }

    /// <summary>The start of the period (<c>date_from</c>, whole seconds).</summary>
    public DateTimeOffset? DateFrom { get; init; }

    /// <summary>The end of the period (<c>date_to</c>, whole seconds).</summary>
    public DateTimeOffset? DateTo { get; init; }

    /// <summary>Filters sessions with a recording (true) or without one (false) (<c>video</c>).</summary>
    public bool? Video { get; init; }
}

/// <summary>One page of <c>history/list</c>, in the upstream's order. Getscreen does not document the order.</summary>
public sealed record HistoryPage
{
    /// <summary>The offset of the page (<c>offset</c>).</summary>
    public int Offset { get; init; }

    /// <summary>The requested number of rows (<c>limit</c>), as the upstream applied it.</summary>
    public int Limit { get; init; }

    /// <summary>The total number of matching sessions (<c>total</c>).</summary>
    public int Total { get; init; }

    /// <summary>The rows (<c>data</c>).</summary>
    public required IReadOnlyList<Session> Sessions { get; init; }
}
