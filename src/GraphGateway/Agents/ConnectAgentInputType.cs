using GraphQL.Types;

namespace GraphGateway.Agents;

internal sealed class ConnectAgentInputType : InputObjectGraphType<ConnectAgentInput>
{
    public ConnectAgentInputType()
    {
        Name = "ConnectAgentInput";
        Description = "Which desktop to connect to.";
        Field<NonNullGraphType<IdGraphType>>("agentId").Description("The agent's global id, or the number that Getscreen uses.");
        Field<StringGraphType>("idempotencyKey").Description("Names this intention, in 1 to 255 visible ASCII characters of the client's choosing: a repeat with the same key and input within 24 hours gets the first result, and nothing is done twice. Without it the header Idempotency-Key counts, where the operation has this one mutation field.");
    }
}
