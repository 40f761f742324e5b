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
        .Description("Asks for a one-time link into a desktop. It is dead after its first use. Not retried, never cached.")
        .Argument<NonNullGraphType<ConnectAgentInputType>>("input", "Which desktop.")
        .Price(AgentCost.Connect)
        .Requires(Scopes.AgentsConnect)
        .ResolveAsync(async context => await context.Get<MutationAudit>().RunAsync(
            ConnectAgent.Name,
            note => context.Get<ConnectAgent>().RunAsync(context.GetArgument<ConnectAgentInput>("input"), note, context.CancellationToken),
            context.CancellationToken));
}
