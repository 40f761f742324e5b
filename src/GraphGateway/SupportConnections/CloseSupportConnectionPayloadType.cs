using GraphGateway.Cost;
using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class CloseSupportConnectionPayloadType : ObjectGraphType<CloseSupportConnectionPayload>
{
    public CloseSupportConnectionPayloadType()
    {
        Name = "CloseSupportConnectionPayload";
        Description = "The result of closeSupportConnection.";
        Field<SupportConnectionType>("supportConnection").Description("The connection's current state; null if there is no such connection.")
            .Cost(SupportConnectionCost.Look)
            .Resolve(context => context.Get<SupportConnectionLoader>().ById(context.Source.SupportConnectionId));
        Field<ListGraphType<NonNullGraphType<CloseSupportConnectionErrorType>>>("errors").Description("Why the connection was not closed; null if it was.")
            .Reads(payload => payload.Error is { } error ? new[] { error } : null);
    }
}
