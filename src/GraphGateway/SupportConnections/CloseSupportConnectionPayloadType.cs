using GraphGateway.Cost;
using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class CloseSupportConnectionPayloadType : ObjectGraphType<CloseSupportConnectionPayload>
{
    public CloseSupportConnectionPayloadType()
    {
        Name = "CloseSupportConnectionPayload";
        Description = "What came of closeSupportConnection.";
        Field<SupportConnectionType>("supportConnection").Description("The connection as it is now; null where there is none.").Price(SupportConnectionCost.Look).Resolve(context => context.Get<SupportConnectionLoader>().ById(context.Source.SupportConnectionId));
        Field<ListGraphType<NonNullGraphType<CloseSupportConnectionErrorType>>>("errors").Description("Why the connection was not closed; null where it was.").Reads(payload => payload.Error is { } error ? new[] { error } : null);
    }
}
