using System.Globalization;
using GraphGateway.Audit;
using GraphGateway.Getscreen;
using GraphGateway.GraphTypes;
using GraphGateway.Idempotency;
using GraphGateway.Mutations;

namespace GraphGateway.Agents;

/// <summary>The mutation <c>connectAgent</c>.</summary>
internal sealed class ConnectAgent(AgentRepository cache, AgentLoader agents, IdempotencyKeys keys, IdempotentExecutor repeats)
{
    public const string Name = "connectAgent";

    public async Task<ConnectAgentPayload> RunAsync(ConnectAgentInput input, AuditNote note, CancellationToken cancellationToken)
    {
        var agentId = GlobalId.ParseNumber(GlobalId.Agent, input.AgentId);
        note.Target = agentId;
        var intention = keys.Intention(Name, input.IdempotencyKey, agentId.ToString(CultureInfo.InvariantCulture));
        // A link that was lost on its way dies unused, so nothing is looked for: a repeat asks for another.
        var answer = await repeats.ExecuteAsync(intention, token => SendAsync(agentId, token), lookFor: null, cancellationToken);
        note.IsRepeat = answer.IsRepeat;
        if (answer.Payload.Error is null)
            agents.Clear();
        return answer.Payload;
    }

    private async Task<ConnectAgentPayload> SendAsync(int agentId, CancellationToken cancellationToken)
    {
        try
        {
            return new(agentId, await cache.ConnectAsync(agentId, cancellationToken));
        }
        catch (GetscreenException failure) when (failure.Failure is GetscreenFailure.PlanLimitReached)
        {
            return new(agentId, Error: new PlanLimitReachedError());
        }
        catch (GetscreenException failure) when (MutationRejection.IsRefusal(failure))
        {
            if (await ReasonAsync(agentId, cancellationToken) is { } error)
                return new(agentId, Error: error) { IsDefinite = !MutationRejection.IsForbidden(failure) };
            throw;
        }
    }

    // The upstream says only that it refused; the list says why.
    private async Task<DomainError?> ReasonAsync(int agentId, CancellationToken cancellationToken)
    {
        var list = await MutationRejection.LookAsync(() => agents.ReloadAsync(cancellationToken));
        return (list, list?.Find(agentId)) switch
        {
            (null, _) => null,
            (_, null) => new AgentNotFoundError(GlobalId.Of(GlobalId.Agent, agentId)),
            (_, { Disabled: true } agent) => new AgentBlockedError(agent),
            _ => null,
        };
    }
}
