using GraphGateway.Agents;
using GraphGateway.SupportConnections;
using GraphQL.Types;

namespace GraphGateway.Composition;

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
