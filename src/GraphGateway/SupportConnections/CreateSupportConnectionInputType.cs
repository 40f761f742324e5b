using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal sealed class CreateSupportConnectionInputType : InputObjectGraphType<CreateSupportConnectionInput>
{
    public CreateSupportConnectionInputType()
    {
        Name = "CreateSupportConnectionInput";
        Description = "Whom the quick-support connection is for.";
        Field<StringGraphType>("clientName").Description("The client's name, visible only to the account: at most 255 printable characters.");
        Field<StringGraphType>("idempotencyKey").Description("Reserved for telling repeats of one intention apart from new ones.");
    }
}
