using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Caching;

/// <summary>A gateway that keeps what it reads, as it does unless it is told otherwise.</summary>
internal static class Cached
{
    /// <summary>The times to live that a server has by itself. Retries wait on the clock, and the clock stands still, so there are none.</summary>
    public static Dictionary<string, string> Settings(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["Caching:Agents:Ttl"] = "00:00:05",
            ["Caching:SupportConnections:Ttl"] = "00:00:02",
            ["Caching:SupportInfo:Ttl"] = "00:00:02",
            ["Caching:Sessions:Ttl"] = "00:00:05",
            ["Getscreen:Retries"] = "0",
        };
        foreach (var (key, value) in more)
            settings[key] = value;
        return settings;
    }

    public static Task<Gateway> StartAsync(params (string Key, string Value)[] more) => Gateway.StartAsync(settings: Settings(more));

    /// <summary>How often a method was called.</summary>
    public static int CallsOf(this Gateway gateway, string method) => gateway.Calls.Count(call => call.Split(' ')[1].Split('?')[0] == method);

    /// <summary>What an answer says of stale data, as <c>method age</c>.</summary>
    public static string[] Stale(JsonElement answer) => answer.TryGetProperty("extensions", out var extensions)
        ? [.. extensions.GetProperty("upstream").GetProperty("stale").EnumerateArray().Select(one => $"{one.GetProperty("method").GetString()} {one.GetProperty("age").GetInt64()}")]
        : [];
}
