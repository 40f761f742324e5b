using GraphGateway.Cost;
using GraphGateway.GraphTypes;
using GraphQL.Types;

namespace GraphGateway.Agents;

internal sealed class ConnectAgentPayloadType : ObjectGraphType<ConnectAgentPayload>
{
    public ConnectAgentPayloadType()
    {
        Name = "ConnectAgentPayload";
        Description = "What came of connectAgent: a link, or the reason why there is none.";
        Field<UrlScalar>("url").Description("The one-time link: a secret, dead after its first use. Null where errors tell why.").Secret().Reads(payload => payload.Url);
        Field<AgentType>("agent").Description("The desktop as it is now; null where the account has none such.").Price(AgentCost.List).Resolve(context => context.Get<AgentLoader>().ById(context.Source.AgentId));
        Field<ListGraphType<NonNullGraphType<ConnectAgentErrorType>>>("errors").Description("Why there is no link; null where there is one.").Reads(payload => payload.Error is { } error ? new[] { error } : null);
    }
}
