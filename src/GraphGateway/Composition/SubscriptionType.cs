using GraphGateway.Agents;
using GraphGateway.Sessions;
using GraphGateway.SupportConnections;
using GraphQL.Types;

namespace GraphGateway.Composition;

internal sealed class SubscriptionType : ObjectGraphType
{
    public SubscriptionType()
    {
        Name = "Subscription";
        Description = "The root type of subscriptions. The gateway polls Getscreen while there are subscribers, and emits the differences.";
        this.AddAgentSubscriptions();
        this.AddSupportConnectionSubscriptions();
        this.AddSessionSubscriptions();
    }
}
