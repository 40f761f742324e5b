using GraphQL.Types;

namespace GraphGateway.Agents;

internal sealed class ConnectAgentInputType : InputObjectGraphType<ConnectAgentInput>
{
    public ConnectAgentInputType()
    {
        Name = "ConnectAgentInput";
        Description = "The input of connectAgent.";
        Field<NonNullGraphType<IdGraphType>>("agentId").Description("The agent's global id or the number that Getscreen uses.");
        Field<StringGraphType>("idempotencyKey").Description(
            "The idempotency key: 1 to 255 visible ASCII characters. A retry with the same key and input within 24 hours returns the first result, and the gateway executes the mutation only once. "
            + "Default: the Idempotency-Key header, if the operation has only this mutation field.");
    }
}
