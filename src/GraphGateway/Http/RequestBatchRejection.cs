using GraphGateway.Errors;

namespace GraphGateway.Http;

/// <summary>
/// Why no entry of a batch is executed. The error is returned once per entry, because a client that sends batches expects as many results
/// as it sent operations, and shows nothing of a single one.
/// </summary>
internal static class RequestBatchRejection
{
    /// <summary>The largest batch that is answered entry by entry: a longer one would make the response much larger than the request.</summary>
    private const int MaxAnsweredEntries = HttpOptions.LargestMaxBatchSize;

    /// <param name="count">How many entries the batch has.</param>
    /// <param name="limit"><see cref="HttpOptions.MaxBatchSize"/>.</param>
    /// <param name="hasIdempotencyKey">Whether the request has the header <c>Idempotency-Key</c>.</param>
    /// <returns>The error of each entry; null if the batch may be executed.</returns>
    /// <exception cref="RequestRejectedException">The batch is empty, or too long to be answered entry by entry.</exception>
    public static GatewayError? Find(int count, int limit, bool hasIdempotencyKey)
    {
        if (Message(count, limit, hasIdempotencyKey) is not { } message)
            return null;
        var rejection = new RequestRejectedException(StatusCodes.Status400BadRequest, message);
        return count is 0 or > MaxAnsweredEntries ? throw rejection : rejection.Error;
    }

    private static string? Message(int count, int limit, bool hasIdempotencyKey) => limit switch
    {
        0 when count == 0 => "The body is an empty JSON array. It must be an object with the property 'query'; batches are not accepted: the server's setting Http:MaxBatchSize is 0.",
        0 => $"The array holds {count} requests, and batches are not accepted: the server's setting Http:MaxBatchSize is 0. Send each operation in a request of its own, or set Http:MaxBatchSize to 1 to {HttpOptions.LargestMaxBatchSize}.",
        _ when count == 0 || count > limit => $"The array holds {count} requests. It may hold 1 to {limit}: the server's setting Http:MaxBatchSize is {limit}. Change the size of the batch, or raise Http:MaxBatchSize, to at most {HttpOptions.LargestMaxBatchSize}.",
        _ when hasIdempotencyKey => "The header Idempotency-Key is for a single mutation, and this is a batch. Give each mutation its own idempotencyKey.",
        _ => null,
    };
}
