using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class CreateSupportConnectionPayloadType : ObjectGraphType<CreateSupportConnectionPayload>
{
    public CreateSupportConnectionPayloadType()
    {
        Name = "CreateSupportConnectionPayload";
        Description = "The result of createSupportConnection: a connection, or the errors that explain why there is none.";
        Field<SupportConnectionType>("supportConnection").Description("The new connection; null if there are errors.").Reads(payload => payload.Connection);
        Field<ListGraphType<NonNullGraphType<CreateSupportConnectionErrorType>>>("errors").Description("Why there is no connection; null if there is one.")
            .Reads(payload => payload.Error is { } error ? new[] { error } : null);
    }
}
