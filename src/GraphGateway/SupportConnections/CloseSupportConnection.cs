using GraphGateway.Audit;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Support;
using GraphGateway.GraphTypes;
using GraphGateway.Mutations;

namespace GraphGateway.SupportConnections;

/// <summary>The mutation <c>closeSupportConnection</c>.</summary>
internal sealed class CloseSupportConnection(SupportConnectionRepository cache, SupportConnectionLoader connections)
{
    public const string Name = "closeSupportConnection";

    public async Task<CloseSupportConnectionPayload> RunAsync(CloseSupportConnectionInput input, AuditNote note, CancellationToken cancellationToken)
    {
        var id = GlobalId.ParseNumber(GlobalId.SupportConnection, input.SupportConnectionId);
        note.Target = id;
        try
        {
            await cache.CloseAsync(id, cancellationToken);
            connections.Clear(id);
            return new(id);
        }
        catch (GetscreenException failure) when (MutationRejection.IsRefusal(failure))
        {
            if (await ReasonAsync(id, cancellationToken) is { } error)
                return new(id, error);
            throw;
        }
    }

    // The upstream says only that it refused; the connection itself says why.
    private async Task<DomainError?> ReasonAsync(int id, CancellationToken cancellationToken)
    {
        var look = await MutationRejection.LookAsync(async () => new Look(await connections.ReloadAsync(id, cancellationToken)));
        return look switch
        {
            { Connection: null } => new SupportConnectionNotFoundError(GlobalId.Of(GlobalId.SupportConnection, id)),
            { Connection: { Status: SupportConnectionStatus.Closed } closed } => new SupportConnectionAlreadyClosedError(closed),
            _ => null,
        };
    }

    /// <summary>What a look found; a connection that is not there is a finding too.</summary>
    private sealed record Look(SupportConnection? Connection);
}
