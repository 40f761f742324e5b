using GraphGateway.Filtering;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.SupportConnections;

internal sealed class SupportConnectionSortInputType : SortInputType<SupportConnection>
{
    public SupportConnectionSortInputType() : base("SupportConnectionSortInput", "connections")
    {
        Key(DatabaseId, "By the number that Getscreen uses.");
        Key(SortKeys.Enum<SupportConnection, SupportConnectionStatus>("status", connection => connection.Status), "By status, in enum order.");
        Key(SortKeys.Text<SupportConnection>("clientName", connection => connection.ClientName), "By the client's name, in ordinal order.");
        Key(SortKeys.Time<SupportConnection>("createdAt", connection => connection.CreateTime), "By when the connection was created.");
    }

    public static SortKey<SupportConnection> DatabaseId { get; } = SortKeys.Number<SupportConnection>("databaseId", connection => connection.Id);
}
