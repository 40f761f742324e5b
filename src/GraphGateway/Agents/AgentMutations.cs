using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.Graph;
using GraphGateway.Operations;
using GraphGateway.Security;
using GraphQL.Types;
using GraphQL;

namespace GraphGateway.Agents;

internal static class AgentMutations
{
    public static void AddAgentMutations(this MutationType mutation) => mutation.Field<ConnectAgentPayloadType>("connectAgent")
        .Description("Asks for a one-time link into a desktop. It is dead after its first use. Not retried, never cached.")
        .Argument<NonNullGraphType<ConnectAgentInputType>>("input", "Which desktop.")
        .Price(AgentPrice.Connect)
        .Requires(Scopes.AgentsConnect)
        .ResolveAsync(async context => await ConnectAsync(context, context.GetArgument<ConnectAgentInput>("input")));

    private static async Task<ConnectAgentPayload> ConnectAsync(IResolveFieldContext context, ConnectAgentInput input)
    {
        var agentId = GlobalId.ParseNumber(GlobalId.Agent, input.AgentId);
        try
        {
            var url = await context.Get<GetscreenClient>().Agents.ConnectAsync(agentId, context.CancellationToken);
            context.Get<AgentLoader>().Clear();
            return new(agentId, url);
        }
        catch (GetscreenException failure) when (failure.Failure is GetscreenFailure.PlanLimitReached)
        {
            return new(agentId, Error: new PlanLimitReachedError());
        }
        catch (GetscreenException failure) when (Attempt.IsRefusal(failure))
        {
            if (await ReasonAsync(context, agentId) is { } error)
                return new(agentId, Error: error);
            throw;
        }
    }

    // The upstream says only that it refused; the list says why.
    private static async Task<DomainError?> ReasonAsync(IResolveFieldContext context, int agentId)
    {
        var list = await Attempt.LookAsync(() => context.Get<AgentLoader>().ReloadAsync(context.CancellationToken));
        return (list, list?.Find(agentId)) switch
        {
            (null, _) => null,
            (_, null) => new AgentNotFoundError(GlobalId.Of(GlobalId.Agent, agentId)),
            (_, { Disabled: true } agent) => new AgentBlockedError(agent),
            _ => null,
        };
    }
}
