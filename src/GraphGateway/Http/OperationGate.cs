using GraphGateway.Errors;
using GraphGateway.Observability;
using GraphGateway.Operations;

namespace GraphGateway.Http;

/// <summary>
/// Lets operations run while there is a slot, and refuses those that would wait too long. The slot is to be given back before the answer is
/// written: a client that reads slowly holds up nobody.
/// </summary>
internal sealed class OperationGate(OperationSlots slots)
{
    /// <summary>Takes a slot, to be given back by disposing of it.</summary>
    /// <exception cref="RefusedRequestException">No slot became free in time.</exception>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken) => await slots.TakeAsync(cancellationToken) ?? throw Overloaded();

    private static RefusedRequestException Overloaded()
    {
        GatewayTelemetry.CountShed(ErrorCodes.Overloaded);
        return new(StatusCodes.Status503ServiceUnavailable, "The server runs as many operations as it can. Try again in a second.", ErrorCodes.Overloaded) { RetryAfter = OperationSlots.Patience };
    }
}
