using System.Globalization;
using GraphGateway.Audit;
using GraphGateway.Getscreen;
using GraphGateway.GraphTypes;
using GraphGateway.Idempotency;
using GraphGateway.Mutations;

namespace GraphGateway.Agents;

/// <summary>The mutation <c>connectAgent</c>.</summary>
internal sealed class ConnectAgent(AgentRepository repository, AgentLoader agents, IdempotencyKeys keys, IdempotentExecutor executor)
{
    public const string Name = "connectAgent";

    public async Task<ConnectAgentPayload> RunAsync(ConnectAgentInput input, AuditNote note, CancellationToken cancellationToken)
    {
        var agentId = GlobalId.ParseNumber(GlobalId.Agent, input.AgentId);
        note.Target = agentId;
        var mutation = keys.Identify(Name, input.IdempotencyKey, agentId.ToString(CultureInfo.InvariantCulture));
        // No lookup after an indeterminate attempt: a lost link expires unused, so a retry simply requests another one.
        var result = await executor.ExecuteAsync(mutation, token => ConnectAsync(agentId, token), findOutcome: null, cancellationToken);
        note.IsRepeat = result.IsRepeat;
        if (result.Payload.Error is null)
            agents.Clear();
        return result.Payload;
    }

    private async Task<ConnectAgentPayload> ConnectAsync(int agentId, CancellationToken cancellationToken)
    {
        try
        {
            return new(agentId, await repository.ConnectAsync(agentId, cancellationToken));
        }
        catch (GetscreenException failure) when (failure.Failure is GetscreenFailure.PlanLimitReached)
        {
            return new(agentId, Error: new PlanLimitReachedError());
        }
        catch (GetscreenException failure) when (MutationRejection.IsRefusal(failure))
        {
            if (await FindReasonAsync(agentId, cancellationToken) is { } error)
                return new(agentId, Error: error) { IsDefinite = !MutationRejection.IsForbidden(failure) };
            throw;
        }
    }

    // The upstream gives no reason for a rejection; the agent list shows it.
    private async Task<DomainError?> FindReasonAsync(int agentId, CancellationToken cancellationToken)
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
