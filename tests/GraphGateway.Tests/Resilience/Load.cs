using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Resilience;

/// <summary>Callers who go on asking while the upstream is in trouble; time passes for them, a tenth of a second at a time.</summary>
internal static class Load
{
    public const string Query = "{ agents(first: 1) { nodes { name } } supportConnections(first: 1) { remaining } sessions(first: 1) { nodes { databaseId } } }";

    private static readonly string[] _fields = ["agents", "supportConnections", "sessions"];

    /// <summary>Asks this often, so many callers at once.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RunAsync(Gateway gateway, int callers, int timesEach)
    {
        var running = Task.WhenAll(Enumerable.Range(0, callers).Select(_ => CallerAsync(gateway, timesEach)));
        await Patience.Until(() => running.IsCompleted, () => gateway.Clock.Advance(TimeSpan.FromSeconds(0.1)));
        return [.. (await running).SelectMany(answers => answers)];
    }

    /// <summary>The code of each field that failed; that each has data or an error, never both or none, is checked on the way.</summary>
    public static IReadOnlyList<string> Codes(JsonElement answer)
    {
        var errors = answer.TryGetProperty("errors", out var told) ? told.EnumerateArray().ToDictionary(error => error.GetProperty("path")[0].GetString()!) : [];
        foreach (var field in _fields)
            Assert.Equal(errors.ContainsKey(field), answer.GetProperty("data").GetProperty(field).ValueKind is JsonValueKind.Null);
        return [.. errors.Values.Select(error => error.GetProperty("extensions").GetProperty("code").GetString()!)];
    }

    private static async Task<IReadOnlyList<JsonElement>> CallerAsync(Gateway gateway, int times)
    {
        var answers = new List<JsonElement>();
        for (var time = 0; time < times; time++)
            answers.Add(await gateway.AskAsync(Query));
        return answers;
    }
}
