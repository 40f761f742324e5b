using GraphGateway.Cost;
using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Agents;

internal sealed class ConnectAgentPayloadType : ObjectGraphType<ConnectAgentPayload>
{
    public ConnectAgentPayloadType()
    {
        Name = "ConnectAgentPayload";
        Description = "The result of connectAgent: a link, or the errors that explain why there is none.";
        Field<UrlScalar>("url").Description("The one-time link: a secret, invalid after its first use. Null if there are errors.").Secret().Reads(payload => payload.Url);
        Field<AgentType>("agent").Description("The desktop's current state; null if the account has no such desktop.")
            .Cost(AgentCost.List)
            .Resolve(context => context.Get<AgentLoader>().ById(context.Source.AgentId));
        Field<ListGraphType<NonNullGraphType<ConnectAgentErrorType>>>("errors").Description("Why there is no link; null if there is one.")
            .Reads(payload => payload.Error is { } error ? new[] { error } : null);
    }
}
