using GraphGateway.Getscreen.Support;
using GraphGateway.Subscriptions;

namespace GraphGateway.SupportConnections;

/// <summary>The changes of quick-support connections, by the list of the open ones.</summary>
internal static class SupportConnectionTopic
{
    /// <summary>All that is told of it, but for its number.</summary>
    public static ComparedFields<SupportConnection> Fields { get; } = new ComparedFields<SupportConnection>()
        .With("status", connection => connection.Status)
        .With("createdAt", connection => connection.CreateTime)
        .With("inviteCode", connection => connection.InviteCode)
        .With("inviteUrl", connection => connection.InviteUrl)
        .With("connectUrl", connection => connection.ConnectUrl)
        .With("clientName", connection => connection.ClientName)
        .With("clientOs", connection => connection.ClientOs)
        .With("clientPreviewUrl", connection => connection.ClientPreviewUrl);

    public static TopicKind<SupportConnection> Kind { get; } = new("support connections", reads =>
    {
        var cache = new SupportConnectionCache(reads);
        return new ListSource<SupportConnection>(async cancellationToken => (await cache.ListAnewAsync(cancellationToken)).Connections, connection => connection.Id, Fields);
    });
}
