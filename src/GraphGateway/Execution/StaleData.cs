using GraphGateway.Caching;
using GraphQL;

namespace GraphGateway.Execution;

/// <summary>Reports stale data of a response in its <c>extensions.upstream.stale</c>.</summary>
internal static class StaleData
{
    /// <summary>Adds the stale data to the response, even if the client did not request it.</summary>
    public static ExecutionResult Report(ExecutionResult result, ResponseDependencies used)
    {
        if (used.Stale is { Count: > 0 } stale)
            (result.Extensions ??= [])["upstream"] = new Dictionary<string, object?> { ["stale"] = ToExtension(stale) };
        return result;
    }

    /// <summary>Converts the upstream methods with stale data, and the age of the data in seconds.</summary>
    public static Dictionary<string, object?>[] ToExtension(IReadOnlyList<KeyValuePair<string, TimeSpan>> stale) =>
        [.. stale.Select(one => new Dictionary<string, object?> { ["method"] = one.Key, ["age"] = (long)one.Value.TotalSeconds })];
}
