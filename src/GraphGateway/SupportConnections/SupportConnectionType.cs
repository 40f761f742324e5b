using GraphGateway.Getscreen.Support;
using GraphGateway.Graph;
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
        Field<NonNullGraphType<IdGraphType>>("id").Description("The global id.").Resolve(context => GlobalId.Of(GlobalId.SupportConnection, context.Source.Id));
        Field<NonNullGraphType<IntGraphType>>("databaseId").Description("The number that Getscreen uses.").Resolve(context => context.Source.Id);
        Field<NonNullGraphType<SupportConnectionStatusType>>("status").Description("How far the connection has come.").Resolve(context => context.Source.Status);
        Field<DateTimeScalar>("createdAt").Description("When the connection was created; null where it is not told.").Resolve(context => context.Source.CreateTime);
        Field<StringGraphType>("inviteCode").Description("The code that the client types in to join; null where it is not told.").Resolve(context => context.Source.InviteCode);
        Field<UrlScalar>("inviteUrl").Description("The client's way in; null where it is not told.").Resolve(context => context.Source.InviteUrl);
        Field<UrlScalar>("connectUrl").Description("The operator's way in: a secret; needs the scope support:write. Null where it is not told.").Requires(Scopes.SupportWrite).Resolve(context => context.Source.ConnectUrl);
        Field<StringGraphType>("clientName").Description("The client's name, visible only to the account; null where none was given.").Resolve(context => context.Source.ClientName);
        Field<OperatingSystemType>("clientOs").Description("The client's operating system; null until the client joins.").Resolve(context => context.Source.ClientOs);
        Field<UrlScalar>("clientPreviewUrl").Description("The URL of a picture of the client's desktop; null until the client joins.").Resolve(context => context.Source.ClientPreviewUrl);
    }
}
