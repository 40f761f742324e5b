using GraphGateway.Execution;
using GraphQL;

namespace GraphGateway.Http.Limits;

/// <summary>Releases what a serialized answer was made of, so that it is not held while the client reads.</summary>
internal static class AnswerMemory
{
    public static void Release(ExecutionResult serialized)
    {
        (serialized.Data as Answer)?.Dispose();
        serialized.Data = null;
    }
}
