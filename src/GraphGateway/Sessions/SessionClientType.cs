using GraphGateway.Getscreen.History;
using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Sessions;

internal sealed class SessionClientType : ObjectGraphType<SessionClient>
{
    public SessionClientType()
    {
        Name = "SessionClient";
        Description = "A client that joined a session.";
        Field<StringGraphType>("login").Description("The user's login; null if the client was anonymous.").Reads(client => client.Login);
        Field<StringGraphType>("userAgent").Description("The browser's user agent; null if not reported.").Reads(client => client.UserAgent);
        Field<LocationType>("location").Description("Where the client was; null if not reported.").Reads(client => client.Geo);
    }
}
