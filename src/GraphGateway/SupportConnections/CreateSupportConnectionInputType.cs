using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class CreateSupportConnectionInputType : InputObjectGraphType<CreateSupportConnectionInput>
{
    public CreateSupportConnectionInputType()
    {
        Name = "CreateSupportConnectionInput";
        Description = "Whom the quick-support connection is for.";
        Field<StringGraphType>("clientName").Description("The client's name, visible only to the account: at most 255 printable characters.");
        Field<StringGraphType>("idempotencyKey").Description("Names this intention, in 1 to 255 visible ASCII characters of the client's choosing: a repeat with the same key and input within 24 hours gets the first result, and nothing is done twice. Without it the header Idempotency-Key counts, where the operation has this one mutation field.");
    }
}
