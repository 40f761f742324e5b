using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class CreateSupportConnectionInputType : InputObjectGraphType<CreateSupportConnectionInput>
{
    public CreateSupportConnectionInputType()
    {
        Name = "CreateSupportConnectionInput";
        Description = "The input of createSupportConnection.";
        Field<StringGraphType>("clientName").Description("The client's name, visible only to the account. At most 255 printable characters.");
        Field<StringGraphType>("idempotencyKey").Description(
            "The idempotency key: 1 to 255 visible ASCII characters. A retry with the same key and input within 24 hours returns the first result, and the gateway executes the mutation only once. "
            + "Default: the Idempotency-Key header, if the operation has only this mutation field.");
    }
}
