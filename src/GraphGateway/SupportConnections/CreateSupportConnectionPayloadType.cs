using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class CreateSupportConnectionPayloadType : ObjectGraphType<CreateSupportConnectionPayload>
{
    public CreateSupportConnectionPayloadType()
    {
        Name = "CreateSupportConnectionPayload";
        Description = "What came of createSupportConnection: a connection, or the reason why there is none.";
        Field<SupportConnectionType>("supportConnection").Description("The new connection; null where errors tell why there is none.").Reads(payload => payload.Connection);
        Field<ListGraphType<NonNullGraphType<CreateSupportConnectionErrorType>>>("errors").Description("Why there is no connection; null where there is one.").Reads(payload => payload.Error is { } error ? new[] { error } : null);
    }
}
