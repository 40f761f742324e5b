using System.Globalization;
using GraphGateway.Audit;
using GraphGateway.Cost;
using GraphGateway.Getscreen;
using GraphGateway.GraphTypes;
using GraphGateway.Idempotency;
using GraphGateway.Mutations;
using GraphQL.Types;

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
        catch (GetscreenException failure) when (MutationRejection.IsRejection(failure))
        {
            if (await FindReasonAsync(agentId, cancellationToken) is { } error)
                return new(agentId, Error: error) { IsDefinite = !MutationRejection.IsForbidden(failure) };
            throw;
        }
    }

    // The upstream gives no reason for a rejection; the agent list shows it.
    private async Task<DomainError?> FindReasonAsync(int agentId, CancellationToken cancellationToken)
    {
        var list = await MutationRejection.TryLookUpAsync(() => agents.ReloadAsync(cancellationToken));
        return (list, list?.Find(agentId)) switch
        {
            (null, _) => null,
            (_, null) => new AgentNotFoundError(GlobalId.Of(GlobalId.Agent, agentId)),
            (_, { Disabled: true } agent) => new AgentBlockedError(agent),
            _ => null,
        };
    }
}

internal sealed record ConnectAgentInput
{
    public required string AgentId { get; init; }

    public string? IdempotencyKey { get; init; }
}

internal sealed class ConnectAgentInputType : InputObjectGraphType<ConnectAgentInput>
{
    public ConnectAgentInputType()
    {
        Name = "ConnectAgentInput";
        Description = "The input of connectAgent.";
        Field<NonNullGraphType<IdGraphType>>("agentId").Description("The agent's global id or the number that Getscreen uses.");
        Field<StringGraphType>("idempotencyKey").Description(
            "The idempotency key: 1 to 255 visible ASCII characters. A retry with the same key and input within 24 hours returns the first result, and the gateway executes the mutation only once. "
            + "Default: the Idempotency-Key header, if the operation has only this mutation field.");
    }
}

internal sealed record ConnectAgentPayload(int AgentId, string? Url = null, DomainError? Error = null) : MutationPayload(Error)
{
    /// <summary>Omits the link, because it is a secret.</summary>
    public override string ToString() => $"{nameof(ConnectAgentPayload)} {AgentId}";
}

internal sealed class ConnectAgentPayloadType : ObjectGraphType<ConnectAgentPayload>
{
    public ConnectAgentPayloadType()
    {
        Name = "ConnectAgentPayload";
        Description = "The result of connectAgent: a link, or the errors that explain why there is none.";
        Field<UrlScalar>("url").Description("The one-time link: a secret, invalid after its first use. Null if there are errors.").Secret().Reads(payload => payload.Url);
        Field<AgentType>("agent").Description("The desktop's current state; null if the account has no such desktop.")
            .Cost(AgentCost.List)
            .Resolve(context => context.Get<AgentLoader>().ById(context.Source.AgentId));
        Field<ListGraphType<NonNullGraphType<ConnectAgentErrorType>>>("errors").Description("Why there is no link; null if there is one.")
            .Reads(payload => payload.Error is { } error ? new[] { error } : null);
    }
}

internal sealed class ConnectAgentErrorType : UnionGraphType
{
    public ConnectAgentErrorType()
    {
        Name = "ConnectAgentError";
        Description = "The reasons why connectAgent may return no link.";
        Type<AgentNotFoundErrorType>();
        Type<AgentBlockedErrorType>();
        Type<PlanLimitReachedErrorType>();
    }
}
