using GraphGateway.Errors;
using GraphGateway.Observability;
using GraphGateway.Operations;

namespace GraphGateway.Http;

/// <summary>
/// Lets operations run while there is a slot, and refuses those that would wait too long. The slot is given back before the answer is
/// written: a client that reads slowly holds up nobody.
/// </summary>
internal sealed class OperationGate(OperationSlots slots)
{
    /// <exception cref="RefusedRequestException">No slot became free in time.</exception>
    public async Task<T> PassAsync<T>(Func<Task<T>> run, CancellationToken cancellationToken)
    {
        using var slot = await slots.TakeAsync(cancellationToken) ?? throw Overloaded();
        return await run();
    }

    private static RefusedRequestException Overloaded()
    {
        GatewayTelemetry.CountShed(ErrorCodes.Overloaded);
        return new(StatusCodes.Status503ServiceUnavailable, "The server runs as many operations as it can. Try again in a second.", ErrorCodes.Overloaded) { RetryAfter = OperationSlots.Patience };
    }
}
