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
        Description = "A quick-support connection: a client is invited, joins, and an operator helps.";
        Interface<NodeType>();
        Field<NonNullGraphType<IdGraphType>>("id").Description("The global id.").Reads(connection => GlobalId.Of(GlobalId.SupportConnection, connection.Id));
        Field<NonNullGraphType<IntGraphType>>("databaseId").Description("The number that Getscreen uses.").Reads(connection => connection.Id);
        Field<NonNullGraphType<SupportConnectionStatusType>>("status").Description("How far the connection has come.").Reads(connection => connection.Status);
        Field<DateTimeScalar>("createdAt").Description("When the connection was created; null where it is not told.").Reads(connection => connection.CreateTime);
        Field<StringGraphType>("inviteCode").Description("The code that the client types in to join: a secret. Null if Getscreen sends none.").Secret().Reads(connection => connection.InviteCode);
        Field<UrlScalar>("inviteUrl").Description("The client's link to join: a secret. Null if Getscreen sends none.").Secret().Reads(connection => connection.InviteUrl);
        Field<UrlScalar>("connectUrl").Description("The operator's way in: a secret; needs the scope support:write. Null where it is not told.").Requires(Scopes.SupportWrite).Secret().Reads(connection => connection.ConnectUrl);
        Field<StringGraphType>("clientName").Description("The client's name, visible only to the account; null where none was given.").Reads(connection => connection.ClientName);
        Field<OperatingSystemType>("clientOs").Description("The client's operating system; null until the client joins.").Reads(connection => connection.ClientOs);
        Field<UrlScalar>("clientPreviewUrl").Description("The URL of a picture of the client's desktop; null until the client joins.").Reads(connection => connection.ClientPreviewUrl);
    }
}
