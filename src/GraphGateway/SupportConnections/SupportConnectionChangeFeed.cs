using GraphGateway.Getscreen.Support;
using GraphGateway.GraphTypes;
using GraphGateway.Subscriptions;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

/// <summary>The change feed of quick-support connections. It polls the list of open connections.</summary>
internal static class SupportConnectionChangeFeed
{
    /// <summary>Compares every reported field except the id.</summary>
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
        var repository = new SupportConnectionRepository(reads);
        return new ListChangeDetector<SupportConnection>(async cancellationToken => (await repository.ListFreshAsync(cancellationToken)).Connections, connection => connection.Id, Fields);
    });
}

internal sealed class SupportConnectionChangeType : ChangeType<SupportConnection>
{
    public SupportConnectionChangeType() : base("SupportConnectionChange", "A change of a quick-support connection. A closed connection is REMOVED.")
    {
        Field<NonNullGraphType<SupportConnectionType>>("supportConnection").Description("The connection's current state, or its last known state if it was removed.").Reads(change => change.Entity);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("changedFields")
            .Description("Names of the SupportConnection fields that changed. Empty for ADDED and REMOVED.")
            .Reads(change => change.ChangedFields);
    }
}
