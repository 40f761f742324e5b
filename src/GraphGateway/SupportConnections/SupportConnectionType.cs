using GraphGateway.Callers;
using GraphGateway.Getscreen.Support;
using GraphGateway.GraphTypes;
using GraphGateway.Security;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class SupportConnectionType : ObjectGraphType<SupportConnection>
{
    public SupportConnectionType()
    {
        Name = "SupportConnection";
        Description = "A quick-support connection: an invited client joins, and an operator helps.";
        Interface<NodeType>();
        Field<NonNullGraphType<IdGraphType>>("id").Description("The global id.").Reads(connection => GlobalId.Of(GlobalId.SupportConnection, connection.Id));
        Field<NonNullGraphType<IntGraphType>>("databaseId").Description("The number that Getscreen uses.").Reads(connection => connection.Id);
        Field<NonNullGraphType<SupportConnectionStatusType>>("status").Description("The connection's status.").Reads(connection => connection.Status);
        Field<DateTimeScalar>("createdAt").Description("When the connection was created; null if not reported.").Reads(connection => connection.CreateTime);
        Field<StringGraphType>("inviteCode").Description("The code that the client enters to join: a secret. Null if Getscreen sends none.").Secret().Reads(connection => connection.InviteCode);
        Field<UrlScalar>("inviteUrl").Description("The client's link to join: a secret. Null if Getscreen sends none.").Secret().Reads(connection => connection.InviteUrl);
        Field<UrlScalar>("connectUrl")
            .Description("The operator's link to connect: a secret. Requires the scope support:write. Null if not reported.")
            .Requires(Scopes.SupportWrite)
            .Secret()
            .Reads(connection => connection.ConnectUrl);
        Field<StringGraphType>("clientName").Description("The client's name, visible only to the account; null if none was set.").Reads(connection => connection.ClientName);
        Field<OperatingSystemType>("clientOs").Description("The client's operating system; null until the client joins.").Reads(connection => connection.ClientOs);
        Field<UrlScalar>("clientPreviewUrl").Description("The URL of a screenshot of the client's desktop; null until the client joins.").Reads(connection => connection.ClientPreviewUrl);
    }
}
