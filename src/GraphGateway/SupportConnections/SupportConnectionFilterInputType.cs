using GraphGateway.Filtering;
using GraphGateway.Getscreen.Support;
using OperatingSystem = GraphGateway.Getscreen.OperatingSystem;

namespace GraphGateway.SupportConnections;

internal sealed class SupportConnectionFilterInputType : FilterInputType<SupportConnection, SupportConnectionFilterInputType>
{
    public SupportConnectionFilterInputType() : base("SupportConnectionFilterInput", "connections")
    {
        Property<int?, IntOperationFilterInputType>("databaseId", "The number that Getscreen uses.", connection => connection.Id);
        Property<SupportConnectionStatus?, SupportConnectionStatusOperationFilterInputType>("status", "The connection's status.", connection => connection.Status);
        Property<string?, StringOperationFilterInputType>("clientName", "The client's name.", connection => connection.ClientName);
        Property<OperatingSystem?, OperatingSystemOperationFilterInputType>("clientOs", "The client's operating system.", connection => connection.ClientOs);
        Property<DateTimeOffset?, DateTimeOperationFilterInputType>("createdAt", "When the connection was created.", connection => connection.CreateTime);
    }
}
