using System.Globalization;
using GraphGateway.Caching;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions;

/// <summary>The repository of the account's history windows. Reads use the cache.</summary>
internal sealed class SessionRepository(CacheReader reads)
{
    private static readonly CachedMethod<HistoryQuery, HistoryPage> _window = new(
        "history/list", options => options.Sessions.Ttl, CacheKey,
        (client, query, cancellationToken) => client.History.ListAsync(query, cancellationToken), page => PayloadSerializer.SizeOf(page.Sessions),
        new(page => PayloadSerializer.Of(page.Sessions), (query, payload) => PayloadSerializer.ReadHistoryPage(payload, query)));

    public Task<HistoryPage> WindowAsync(HistoryQuery query, CancellationToken cancellationToken) => reads.ReadAsync(_window, query, cancellationToken);

    /// <summary>Reads the window and bypasses the cache.</summary>
    public Task<HistoryPage> WindowFreshAsync(HistoryQuery query, CancellationToken cancellationToken) => reads.ReadFreshAsync(_window, query, cancellationToken);

    private static string CacheKey(HistoryQuery query) => string.Create(
        CultureInfo.InvariantCulture,
        $"{query.AgentId},{query.DateFrom?.ToUnixTimeSeconds()},{query.DateTo?.ToUnixTimeSeconds()},{query.Video},{query.Offset},{query.Limit}");
}
