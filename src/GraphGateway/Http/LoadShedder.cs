using GraphGateway.Errors;
using GraphGateway.Limits;

namespace GraphGateway.Http;

/// <summary>
/// Lets operations run while there is a slot, and refuses those that would wait too long. The slot is given back when the answer is in memory,
/// before it is sent: a client that reads slowly holds up nobody.
/// </summary>
internal sealed class LoadShedder(OperationConcurrencyLimiter slots)
{
    /// <summary>Takes a slot, to be given back by disposing of it.</summary>
    /// <exception cref="RequestRejectedException">No slot became free in time.</exception>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken) => await slots.TakeAsync(cancellationToken) ?? throw Overloaded();

    private static RequestRejectedException Overloaded() => RequestRejectedException.Shed(
        StatusCodes.Status503ServiceUnavailable, ErrorCodes.Overloaded, "The server runs as many operations as it can. Try again in a second.", OperationConcurrencyLimiter.Patience);
}
