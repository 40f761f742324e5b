using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Support;
using GraphGateway.Graph;
using GraphQL;

namespace GraphGateway.SupportConnections;

/// <summary>The mutation <c>closeSupportConnection</c>.</summary>
internal static class CloseSupportConnection
{
    public static async Task<CloseSupportConnectionPayload> RunAsync(IResolveFieldContext context, CloseSupportConnectionInput input)
    {
        var id = GlobalId.ParseNumber(GlobalId.SupportConnection, input.SupportConnectionId);
        try
        {
            await context.Get<GetscreenClient>().Support.CloseAsync(id, context.CancellationToken);
            context.Get<SupportConnectionLoader>().Clear(id);
            return new(id);
        }
        catch (GetscreenException failure) when (Attempt.IsRefusal(failure))
        {
            if (await ReasonAsync(context, id) is { } error)
                return new(id, error);
            throw;
        }
    }

    // The upstream says only that it refused; the connection itself says why.
    private static async Task<DomainError?> ReasonAsync(IResolveFieldContext context, int id)
    {
        var look = await Attempt.LookAsync(async () => new Look(await context.Get<SupportConnectionLoader>().ReloadAsync(id, context.CancellationToken)));
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
