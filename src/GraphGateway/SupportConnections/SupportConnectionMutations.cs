using GraphGateway.Graph;
using GraphGateway.Operations;
using GraphGateway.Security;
using GraphQL.Types;
using GraphQL;

namespace GraphGateway.SupportConnections;

internal static class SupportConnectionMutations
{
    public static void AddSupportConnectionMutations(this MutationType mutation)
    {
        mutation.Field<CreateSupportConnectionPayloadType>("createSupportConnection")
            .Description("Creates a quick-support connection and the invitation to it. Not retried.")
            .Argument<NonNullGraphType<CreateSupportConnectionInputType>>("input", "Whom it is for.")
            .Price(SupportConnectionPrice.Create)
            .Requires(Scopes.SupportWrite)
            .ResolveAsync(async context => await CreateSupportConnection.RunAsync(context, context.GetArgument<CreateSupportConnectionInput>("input")));

        mutation.Field<CloseSupportConnectionPayloadType>("closeSupportConnection")
            .Description("Closes a quick-support connection. Not retried.")
            .Argument<NonNullGraphType<CloseSupportConnectionInputType>>("input", "Which connection.")
            .Price(SupportConnectionPrice.Close)
            .Requires(Scopes.SupportWrite)
            .ResolveAsync(async context => await CloseSupportConnection.RunAsync(context, context.GetArgument<CloseSupportConnectionInput>("input")));
    }
}
