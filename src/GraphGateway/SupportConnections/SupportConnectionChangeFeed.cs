using GraphGateway.Getscreen.Support;
using GraphGateway.Subscriptions;

namespace GraphGateway.SupportConnections;

/// <summary>The changes of quick-support connections, by the list of the open ones.</summary>
internal static class SupportConnectionChangeFeed
{
    /// <summary>All that is told of it, but for its number.</summary>
    public static FieldDiffer<SupportConnection> Fields { get; } = new FieldDiffer<SupportConnection>()
        .With("status", connection => connection.Status)
        .With("createdAt", connection => connection.CreateTime)
        .With("inviteCode", connection => connection.InviteCode)
        .With("inviteUrl", connection => connection.InviteUrl)
        .With("connectUrl", connection => connection.ConnectUrl)
        .With("clientName", connection => connection.ClientName)
        .With("clientOs", connection => connection.ClientOs)
        .With("clientPreviewUrl", connection => connection.ClientPreviewUrl);

    public static ChangeFeedDefinition<SupportConnection> Kind { get; } = new("support connections", reads =>
    {
        var cache = new SupportConnectionRepository(reads);
        return new ListChangeDetector<SupportConnection>(async cancellationToken => (await cache.ListAnewAsync(cancellationToken)).Connections, connection => connection.Id, Fields);
    });
}
