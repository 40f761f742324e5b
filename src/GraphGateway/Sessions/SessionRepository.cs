using System.Globalization;
using GraphGateway.Caching;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.History;

namespace GraphGateway.Sessions;

/// <summary>Windows of the account's history, as they were read lately.</summary>
internal sealed class SessionRepository(CacheReader reads)
{
    private static readonly CachedMethod<HistoryQuery, HistoryPage> _window = new(
        "history/list", options => options.Sessions.Ttl, Text,
        (client, query, cancellationToken) => client.History.ListAsync(query, cancellationToken), page => PayloadSerializer.SizeOf(page.Sessions),
        new(page => PayloadSerializer.Of(page.Sessions), (query, answer) => PayloadSerializer.ReadHistoryPage(answer, query)));

    public Task<HistoryPage> WindowAsync(HistoryQuery query, CancellationToken cancellationToken) => reads.ReadAsync(_window, query, cancellationToken);

    /// <summary>The window as it is now.</summary>
    public Task<HistoryPage> WindowAnewAsync(HistoryQuery query, CancellationToken cancellationToken) => reads.ReadFreshAsync(_window, query, cancellationToken);

    private static string Text(HistoryQuery query) => string.Create(
        CultureInfo.InvariantCulture,
        $"{query.AgentId},{query.DateFrom?.ToUnixTimeSeconds()},{query.DateTo?.ToUnixTimeSeconds()},{query.Video},{query.Offset},{query.Limit}");
}
