using GraphGateway.Caching;
using GraphQL;

namespace GraphGateway.Execution;

/// <summary>The extension <c>upstream</c> of a response: its upstream calls, and which of its data is stale.</summary>
internal static class UpstreamExtension
{
    /// <summary>Sets the extension.</summary>
    public static ExecutionResult Set(ExecutionResult result, Dictionary<string, object?> content)
    {
        (result.Extensions ??= [])["upstream"] = content;
        return result;
    }

    /// <summary>Sets the extension if data is stale, even if the client did not request it.</summary>
    public static ExecutionResult ReportStale(ExecutionResult result, ResponseDependencies dependencies) =>
        dependencies.Stale is { Count: > 0 } stale ? Set(result, new() { ["stale"] = Stale(stale) }) : result;

    /// <summary>Converts the upstream methods with stale data, and the age of the data in seconds.</summary>
    public static Dictionary<string, object?>[] Stale(IReadOnlyList<KeyValuePair<string, TimeSpan>> stale) =>
        [.. stale.Select(one => new Dictionary<string, object?> { ["method"] = one.Key, ["age"] = (long)one.Value.TotalSeconds })];
}
