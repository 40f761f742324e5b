using GraphGateway.GraphTypes;
using GraphGateway.Mutations;
using GraphQL.Types;

namespace GraphGateway.Agents;

internal sealed class AgentNotFoundErrorType : DomainErrorType<AgentNotFoundError>
{
    public AgentNotFoundErrorType() : base("AgentNotFoundError", "The account has no such agent.") =>
        Field<NonNullGraphType<IdGraphType>>("agentId").Description("The requested global id.").Reads(error => error.AgentId);
}
