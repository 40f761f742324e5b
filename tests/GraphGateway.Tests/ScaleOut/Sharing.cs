using GraphGateway.Tests.Caching;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>Instances that keep what they read, and what is in Redis of it.</summary>
internal static class Sharing
{
    /// <summary>Redis runs by the real time, and a slow machine takes its time: what is not to run out by itself lives long.</summary>
    public static (string, string)[] Settings(params (string Key, string Value)[] more) =>
    [
        .. Cached.Settings(
        [
            ("Caching:Agents:Ttl", "00:05:00"),
            ("Caching:SupportConnections:Ttl", "00:05:00"),
            ("Caching:SupportInfo:Ttl", "00:05:00"),
            ("Caching:Sessions:Ttl", "00:05:00"),
            ("Caching:SharedWait", "00:00:10"),
            .. more,
        ]).Select(setting => (setting.Key, setting.Value)),
    ];

    /// <summary>The keys of the entries that instances share.</summary>
    public static async Task<string[]> EntriesAsync(this Redis redis) =>
        [.. (await redis.ContentAsync()).Keys.Where(key => key.StartsWith("graphgateway:entry:", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Waits for as many entries: nobody who asks waits for them to be put there.</summary>
    public static Task HasEntriesAsync(this Redis redis, int count) => Patience.Until(async () => (await redis.EntriesAsync()).Length == count);
}
