using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphQL;
using GraphQLParser.AST;

namespace GraphGateway.Http.Limits;

/// <summary>The memory of a serialized answer: what it takes is counted, and what it was made of is released.</summary>
internal static class ResponseMemory
{
    /// <summary>Counts an answer until it is written.</summary>
    /// <exception cref="RequestRejectedException">It does not fit into the budget of pending bytes.</exception>
    public static void Count(ExecutionResult answer, long bytes, PendingByteReservation pending)
    {
        try
        {
            pending.Add(bytes);
        }
        catch (RequestRejectedException refusal) when (answer.Operation?.Operation is OperationType.Mutation)
        {
            throw new RequestRejectedException(refusal.StatusCode, $"The mutation was carried out, and its response is too large to be held. Select less of it, and repeat it with the same idempotencyKey if it had one. {refusal.Message}", refusal.Code)
            {
                RetryAfter = refusal.RetryAfter,
            };
        }
    }

    /// <summary>Releases what an answer was made of, so that it is not held while the client reads.</summary>
    public static void Release(ExecutionResult serialized)
    {
        (serialized.Data as SerializedResult)?.Dispose();
        serialized.Data = null;
    }
}
