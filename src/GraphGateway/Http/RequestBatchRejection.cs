using GraphGateway.Errors;

namespace GraphGateway.Http;

/// <summary>
/// The error of a request batch that is rejected as a whole. It is returned once per entry, because a client that sends batches expects one result
/// per operation, and ignores a single result.
/// </summary>
internal static class RequestBatchRejection
{
    /// <summary>The largest batch with one error per entry. For a longer batch the response would be much larger than the request.</summary>
    private const int MaxEntriesWithError = HttpOptions.LargestMaxBatchSize;

    /// <param name="count">The number of entries in the batch.</param>
    /// <param name="limit"><see cref="HttpOptions.MaxBatchSize"/>.</param>
    /// <param name="hasIdempotencyKey">Whether the request has the header <c>Idempotency-Key</c>.</param>
    /// <returns>The error of each entry, or null if the batch may be executed.</returns>
    /// <exception cref="RequestRejectedException">The batch is empty, or too long for one error per entry.</exception>
    public static GatewayError? Find(int count, int limit, bool hasIdempotencyKey)
    {
        if (Message(count, limit, hasIdempotencyKey) is not { } message)
            return null;
        var rejection = new RequestRejectedException(StatusCodes.Status400BadRequest, message);
        return count is 0 or > MaxEntriesWithError ? throw rejection : rejection.Error;
    }

    private static string? Message(int count, int limit, bool hasIdempotencyKey) => limit switch
    {
        0 when count == 0 => "The body is an empty JSON array. It must be an object with the property 'query'. Batches are not accepted, because Http:MaxBatchSize is 0.",
        0 => $"The array holds {count} requests, and batches are not accepted: the server's setting Http:MaxBatchSize is 0. Send each operation in a request of its own, or set Http:MaxBatchSize to a number between 1 and {HttpOptions.LargestMaxBatchSize}.",
        _ when count == 0 || count > limit => $"The array holds {count} requests. It may hold 1 to {limit}: the server's setting Http:MaxBatchSize is {limit}. Change the size of the batch, or raise Http:MaxBatchSize (its maximum is {HttpOptions.LargestMaxBatchSize}).",
        _ when hasIdempotencyKey => "The header Idempotency-Key applies to a single mutation, but the request is a batch. Give each mutation its own idempotencyKey.",
        _ => null,
    };
}
