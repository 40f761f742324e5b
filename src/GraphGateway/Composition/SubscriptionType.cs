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
        Description = "Everything that can be listened to. Getscreen is asked again and again while somebody listens, and what differs is told.";
        this.AddAgentSubscriptions();
        this.AddSupportConnectionSubscriptions();
        this.AddSessionSubscriptions();
    }
}
