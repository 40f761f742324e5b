using GraphGateway.Audit;
using GraphGateway.Callers;
using GraphGateway.Cost;
using GraphGateway.GraphTypes;
using GraphGateway.Security;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

internal static class SupportConnectionMutations
{
    public static void AddSupportConnectionMutations(this ObjectGraphType mutation)
    {
        mutation.Field<CreateSupportConnectionPayloadType>(CreateSupportConnection.Name)
            .Description("Creates a quick-support connection and its invitation. The gateway never retries the call.")
            .Argument<NonNullGraphType<CreateSupportConnectionInputType>>("input", "The connection to create.")
            .Cost(SupportConnectionCost.Create)
            .Requires(Scopes.SupportWrite)
            .ResolveAsync(async context => await context.Get<MutationAudit>().RunAsync(
                CreateSupportConnection.Name,
                note => context.Get<CreateSupportConnection>().RunAsync(context.GetArgument<CreateSupportConnectionInput>("input"), note, context.CancellationToken),
                context.CancellationToken));

        mutation.Field<CloseSupportConnectionPayloadType>(CloseSupportConnection.Name)
            .Description("Closes a quick-support connection. The gateway never retries the call.")
            .Argument<NonNullGraphType<CloseSupportConnectionInputType>>("input", "The connection to close.")
            .Cost(SupportConnectionCost.Close)
            .Requires(Scopes.SupportWrite)
            .ResolveAsync(async context => await context.Get<MutationAudit>().RunAsync(
                CloseSupportConnection.Name,
                note => context.Get<CloseSupportConnection>().RunAsync(context.GetArgument<CloseSupportConnectionInput>("input"), note, context.CancellationToken),
                context.CancellationToken));
    }
}
