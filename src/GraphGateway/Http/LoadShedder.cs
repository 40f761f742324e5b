using GraphGateway.Errors;
using GraphGateway.Limits;

namespace GraphGateway.Http;

/// <summary>
/// Load shedding: limits concurrent operations, and rejects an operation that would wait too long for a slot. The slot is released when the response
/// is in memory, before it is sent, so that a slow client does not block others.
/// </summary>
internal sealed class LoadShedder(OperationConcurrencyLimiter slots)
{
    /// <summary>Acquires a slot. Dispose the result to release it.</summary>
    /// <exception cref="RequestRejectedException">No slot became free in time.</exception>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken) => await slots.AcquireAsync(cancellationToken) ?? throw Overloaded();

    private static RequestRejectedException Overloaded() => RequestRejectedException.Shed(
        StatusCodes.Status503ServiceUnavailable, ErrorCodes.Overloaded, "The server already executes the maximum number of operations. Retry in a second.", OperationConcurrencyLimiter.Patience);
}
