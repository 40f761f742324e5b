using GraphQL.Types;

namespace GraphGateway.Agents;

internal sealed class ConnectAgentInputType : InputObjectGraphType<ConnectAgentInput>
{
    public ConnectAgentInputType()
    {
        Name = "ConnectAgentInput";
        Description = "Which desktop to connect to.";
        Field<NonNullGraphType<IdGraphType>>("agentId").Description("The agent's global id, or the number that Getscreen uses.");
        Field<StringGraphType>("idempotencyKey").Description("Reserved for telling repeats of one intention apart from new ones.");
    }
}
