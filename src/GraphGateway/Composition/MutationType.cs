using GraphGateway.Agents;
using GraphGateway.SupportConnections;
using GraphQL.Types;

namespace GraphGateway.Composition;

internal sealed class MutationType : ObjectGraphType
{
    public MutationType()
    {
        Name = "Mutation";
        Description = "Everything that can be changed. Fields run one after the other; none is ever retried by the server.";
        this.AddAgentMutations();
        this.AddSupportConnectionMutations();
    }
}
