using GraphGateway.Audit;
using GraphGateway.Callers;
using GraphGateway.Cost;
using GraphGateway.GraphTypes;
using GraphGateway.Security;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Agents;

internal static class AgentMutations
{
    public static void AddAgentMutations(this ObjectGraphType mutation) => mutation.Field<ConnectAgentPayloadType>(ConnectAgent.Name)
        .Description("Requests a one-time link to a desktop. The link is invalid after its first use. The gateway never retries the call or caches the link.")
        .Argument<NonNullGraphType<ConnectAgentInputType>>("input", "The desktop to connect to.")
        .Cost(AgentCost.Connect)
        .Requires(Scopes.AgentsConnect)
        .ResolveAsync(async context => await context.Get<MutationAudit>().RunAsync(
            ConnectAgent.Name,
            note => context.Get<ConnectAgent>().RunAsync(context.GetArgument<ConnectAgentInput>("input"), note, context.CancellationToken),
            context.CancellationToken));
}
