using GraphGateway.Audit;
using GraphGateway.Cost;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Support;
using GraphGateway.GraphTypes;
using GraphGateway.Mutations;
using GraphQL.Types;

namespace GraphGateway.SupportConnections;

/// <summary>The mutation <c>closeSupportConnection</c>.</summary>
internal sealed class CloseSupportConnection(SupportConnectionRepository repository, SupportConnectionLoader connections)
{
    public const string Name = "closeSupportConnection";

    public async Task<CloseSupportConnectionPayload> RunAsync(CloseSupportConnectionInput input, AuditNote note, CancellationToken cancellationToken)
    {
        var id = GlobalId.ParseNumber(GlobalId.SupportConnection, input.SupportConnectionId);
        note.Target = id;
        try
        {
            await repository.CloseAsync(id, cancellationToken);
            connections.Clear(id);
            return new(id);
        }
        catch (GetscreenException failure) when (MutationRejection.IsRejection(failure))
        {
            if (await FindReasonAsync(id, cancellationToken) is { } error)
                return new(id, error);
            throw;
        }
    }

    // The upstream gives no reason for a rejection; the connection's status shows it.
    private async Task<DomainError?> FindReasonAsync(int id, CancellationToken cancellationToken)
    {
        var lookup = await MutationRejection.TryLookUpAsync(async () => new Lookup(await connections.ReloadAsync(id, cancellationToken)));
        return lookup switch
        {
            { Connection: null } => new SupportConnectionNotFoundError(GlobalId.Of(GlobalId.SupportConnection, id)),
            { Connection: { Status: SupportConnectionStatus.Closed } closed } => new SupportConnectionAlreadyClosedError(closed),
            _ => null,
        };
    }

    /// <summary>The result of a lookup. Distinguishes a missing connection from a failed lookup, which returns no <see cref="Lookup"/>.</summary>
    private sealed record Lookup(SupportConnection? Connection);
}

internal sealed record CloseSupportConnectionInput
{
    public required string SupportConnectionId { get; init; }
}

internal sealed class CloseSupportConnectionInputType : InputObjectGraphType<CloseSupportConnectionInput>
{
    public CloseSupportConnectionInputType()
    {
        Name = "CloseSupportConnectionInput";
        Description = "The input of closeSupportConnection.";
        Field<NonNullGraphType<IdGraphType>>("supportConnectionId").Description("The connection's global id or the number that Getscreen uses.");
    }
}

internal sealed record CloseSupportConnectionPayload(int SupportConnectionId, DomainError? Error = null) : MutationPayload(Error);

internal sealed class CloseSupportConnectionPayloadType : ObjectGraphType<CloseSupportConnectionPayload>
{
    public CloseSupportConnectionPayloadType()
    {
        Name = "CloseSupportConnectionPayload";
        Description = "The result of closeSupportConnection.";
        Field<SupportConnectionType>("supportConnection").Description("The connection's current state; null if there is no such connection.")
            .Cost(SupportConnectionCost.Look)
            .Resolve(context => context.Get<SupportConnectionLoader>().ById(context.Source.SupportConnectionId));
        Field<ListGraphType<NonNullGraphType<CloseSupportConnectionErrorType>>>("errors").Description("Why the connection was not closed; null if it was.")
            .Reads(payload => payload.Error is { } error ? new[] { error } : null);
    }
}

internal sealed class CloseSupportConnectionErrorType : UnionGraphType
{
    public CloseSupportConnectionErrorType()
    {
        Name = "CloseSupportConnectionError";
        Description = "The reasons why closeSupportConnection may not close a connection.";
        Type<SupportConnectionNotFoundErrorType>();
        Type<SupportConnectionAlreadyClosedErrorType>();
    }
}
