using GraphGateway.Agents;
using GraphGateway.Sessions;
using GraphGateway.SupportConnections;
using GraphQL.Types;

namespace GraphGateway.Composition;

internal sealed class QueryType : ObjectGraphType
{
    public QueryType()
    {
        Name = "Query";
        Description = "The root type of queries.";
        this.AddNodeQueries();
        this.AddAgentQueries();
        this.AddSupportConnectionQueries();
        this.AddSessionQueries();
        this.AddViewerQueries();
    }
}

internal sealed class MutationType : ObjectGraphType
{
    public MutationType()
    {
        Name = "Mutation";
        Description = "The root type of mutations. Fields are executed serially. The server never retries a mutation.";
        this.AddAgentMutations();
        this.AddSupportConnectionMutations();
    }
}

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
