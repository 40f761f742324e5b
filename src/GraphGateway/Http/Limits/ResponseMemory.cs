using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphQL;
using GraphQLParser.AST;

namespace GraphGateway.Http.Limits;

/// <summary>Counts the memory of a serialized response, and releases the memory of its source.</summary>
internal static class ResponseMemory
{
    /// <summary>Counts a response until it is written.</summary>
    /// <exception cref="RequestRejectedException">The response does not fit into the budget of pending bytes.</exception>
    public static void Count(ExecutionResult result, long bytes, PendingByteReservation pending)
    {
        try
        {
            pending.Add(bytes);
        }
        catch (RequestRejectedException rejection) when (result.Operation?.Operation is OperationType.Mutation)
        {
            throw new RequestRejectedException(rejection.StatusCode, $"The mutation was executed, but its response exceeds the limit of pending bytes. Select fewer fields. If the mutation had an idempotencyKey, retry with the same key. {rejection.Message}", rejection.Code)
            {
                RetryAfter = rejection.RetryAfter,
            };
        }
    }

    /// <summary>Releases the source of a serialized response, so that it does not use memory while the client reads the response.</summary>
    public static void Release(ExecutionResult serialized)
    {
        (serialized.Data as SerializedResult)?.Dispose();
        serialized.Data = null;
    }
}
