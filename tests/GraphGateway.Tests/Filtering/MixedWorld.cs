using System.Globalization;
using GraphGateway.Sandbox.World;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Filtering;

/// <summary>Agents and support connections that share values, differ in case alone, or have none, and the rows that the sandbox's world says a client must see.</summary>
internal static class MixedWorld
{
    private static readonly string[] _texts = ["", "ab", "Ab", "AB", "aB", "b", "ba", "bA", "abc", "äb", "Äb", "I", "i", "o'b", "a b", "日本"];
    private static readonly string[] _systems = ["win", "mac", "linux", "android", "templeos", ""];
    private static readonly string[] _versions = ["1.9.4", "1.10.0", "2.1", "2.1.5", "10.0.0", "2.10.1", ""];
    private static readonly Dictionary<string, string> _systemNames = new() { ["win"] = "WINDOWS", ["mac"] = "MAC", ["linux"] = "LINUX", ["android"] = "ANDROID", ["templeos"] = "UNKNOWN" };
    private static readonly string[] _statuses = ["WAITING_FOR_CLIENT", "WAITING_FOR_OPERATOR", "ACTIVE"];
    private static readonly int[] _statusNumbers = [0, 1, 2, 7];
    private static readonly long _time = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    /// <summary>Changes what the seed made of the gateway's world.</summary>
    public static void Mix(Gateway gateway)
    {
        var (world, random) = (gateway.Sandbox.World, new Random(5));
        string Any(string[] of) => of[random.Next(of.Length)];
        foreach (var agent in world.Agents)
        {
            world.Put(agent with
            {
                Name = Any(_texts),
                Group = Any(_texts),
                Owner = Any(_texts),
                Os = Any(_systems),
                Version = Any(_versions),
                LinkTime = random.Next(4) == 0 ? 0 : _time + random.Next(3),
                LastTime = random.Next(4) == 0 ? 0 : _time + random.Next(3),
                Place = random.Next(4) == 0 ? new("", "", "", "") : new(Any(_texts), Any(_texts), Any(_texts), Any(_texts)),
                Online = random.Next(2) == 0,
                Installed = random.Next(2) == 0,
                Favorite = random.Next(2) == 0,
                Disabled = random.Next(2) == 0,
                Limited = random.Next(2) == 0,
            });
        }

        for (var count = 0; count < 40; count++)
        {
            var id = world.Create(Any(_texts))!.Id;
            if (random.Next(2) == 0)
                world.Join(id);
            world.SetStatus(id, _statusNumbers[random.Next(_statusNumbers.Length)]);
            gateway.Clock.Advance(TimeSpan.FromSeconds(random.Next(2)));
        }
    }

    /// <summary>Agents as clients must see them.</summary>
    public static IReadOnlyDictionary<string, object?>[] Agents(SandboxWorld world) => [.. world.Agents.Select(agent => new Dictionary<string, object?>
    {
        ["databaseId"] = (long)agent.Id,
        ["name"] = agent.Name,
        ["group"] = Text(agent.Group),
        ["owner"] = Text(agent.Owner),
        ["version"] = Text(agent.Version),
        ["os"] = _systemNames.GetValueOrDefault(agent.Os),
        ["online"] = agent.Online,
        ["installed"] = agent.Installed,
        ["favorite"] = agent.Favorite,
        ["disabled"] = agent.Disabled,
        ["limited"] = agent.Limited,
        ["linkedAt"] = Time(agent.LinkTime),
        ["lastActiveAt"] = Time(agent.LastTime),
        ["sessionCount"] = (long)world.SessionsOf(agent.Id).Total,
        ["location"] = new Dictionary<string, object?> { ["ip"] = Text(agent.Place.Ip), ["country"] = Text(agent.Place.Country), ["region"] = Text(agent.Place.Region), ["city"] = Text(agent.Place.City) },
    })];

    /// <summary>Open support connections as clients must see them.</summary>
    public static IReadOnlyDictionary<string, object?>[] Connections(SandboxWorld world) => [.. world.OpenConnections.Select(connection => new Dictionary<string, object?>
    {
        ["databaseId"] = (long)connection.Id,
        ["status"] = connection.Status < _statuses.Length ? _statuses[connection.Status] : "UNKNOWN",
        ["clientName"] = Text(connection.ClientName),
        ["clientOs"] = _systemNames.GetValueOrDefault(connection.ClientOs),
        ["createdAt"] = Time(connection.CreateTime),
    })];

    /// <summary>Values to compare with, as JSON: mostly those of the rows.</summary>
    public static IReadOnlyDictionary<string, string[]> Values(IReadOnlyDictionary<string, object?>[] rows)
    {
        var values = new Dictionary<string, string[]>();
        foreach (var (name, _) in rows.SelectMany(row => row.Concat(row.GetValueOrDefault("location") as Dictionary<string, object?> ?? [])).DistinctBy(field => field.Key))
        {
            object[] known = [.. rows.Select(row => row.TryGetValue(name, out var value) ? value : ((Dictionary<string, object?>)row["location"]!)[name]).OfType<object>().Distinct()];
            values[name] = [.. known.SelectMany(Literals).Distinct(StringComparer.Ordinal)];
        }

        return values;
    }

    private static string[] Literals(object value) => value switch
    {
        string text when _statuses.Contains(text) || _systemNames.ContainsValue(text) => [$"\"{text}\""],
        string text => [$"\"{text}\"", $"\"{text[..(text.Length / 2)]}\"", $"\"{text.ToUpperInvariant()}\"", $"\"{text.ToLowerInvariant()}\""],
        long number => [$"{number}", $"{number + 1}", $"{number - 1}"],
        bool flag => [flag ? "true" : "false"],
        DateTimeOffset time => [Instant(time), Instant(time.AddSeconds(1)), Instant(time.AddMilliseconds(500)), Instant(time.ToOffset(TimeSpan.FromHours(-7)))],
        _ => [],
    };

    private static string Instant(DateTimeOffset time) => $"\"{time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture)}\"";

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static DateTimeOffset? Time(long seconds) => seconds == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(seconds);
}
